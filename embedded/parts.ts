/** The order in which the parts are ended: from those that ask to those that answer. */
export const ENDING_ORDER = ['api', 'worker', 'mail', 'texts', 'temporal', 'postgres'] as const;

/** A part of the stack that is a process. */
export type PartName = (typeof ENDING_ORDER)[number];

/** What people call each part. */
export const PART_TITLES: Readonly<Record<PartName, string>> = {
  api: 'API',
  worker: 'worker',
  mail: 'mail catcher',
  texts: 'catcher of text messages',
  temporal: 'Temporal server',
  postgres: 'PostgreSQL server',
};
