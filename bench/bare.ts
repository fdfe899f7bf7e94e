/** The Task Queue of the empty Workflow. */
export const BARE_TASK_QUEUE = 'bare';
