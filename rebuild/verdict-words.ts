import { SUBJECT_KINDS } from '../domain/subjects/subject.ts';
import type { SubjectKind } from '../domain/subjects/subject.ts';
import type { Comparison, Standing, Verdict } from './compare.ts';

/** What a verdict says about a subject, for an operator. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'in-step': 'in step',
  waiting: 'not started yet: the sweep starts it',
  over: 'closed for good, needs no Workflow',
  'no-workflow': 'no Workflow runs',
  parked: 'parked: it waits to be rebuilt',
  'workflow-ahead': 'the Workflow is ahead of the record',
  'record-ahead': 'the record is ahead of the Workflow',
  forked: 'Workflow and record each have what the other lacks',
  'row-off': 'its row says another number than its timeline',
  'no-record': 'a Workflow without anything in the record',
  unreadable: 'the Workflow’s history cannot be read',
};

/** What an operator can do about subjects with this verdict; absent if there is nothing to do. */
export const VERDICT_ADVICE: Readonly<Partial<Record<Verdict, string>>> = {
  'no-workflow':
    'Temporal’s database was lost or set back, or somebody ended them. npm run restore starts them.',
  parked: 'npm run restore lets them go on from the record.',
  'workflow-ahead':
    'Postgres was set back. npm run restore -- --accept-loss goes on from the record, without the events that only the Workflow knows. They stay readable in the ended Workflow’s history.',
  'record-ahead':
    'Temporal’s database was set back, or a rebuild was interrupted. npm run restore goes on from the record.',
  forked:
    'Most likely both databases were set back to different moments. npm run restore -- --accept-loss goes on from the record, without the events that only the Workflow knows.',
  'row-off': 'Somebody has changed rows by hand. npm run restore makes the row what the timeline says.',
  'no-record':
    'Postgres was set back to before these were committed. Take the list of these people in again, and terminate these Workflows in Temporal: they can record nothing.',
  unreadable:
    'Somebody started them in another way, or a newer release did. Look at them in Temporal; once they are terminated and gone from there, npm run restore starts them from the record.',
};

/**
 * One subject that differs, in a few lines: what is wrong, and how far each of the two stores has come. Says
 * nothing about who it is.
 */
export function describeComparison({ workflowId, verdict, record, workflow, lost }: Comparison): string {
  const loses = lost === 0 ? '' : ` (${countOf(lost, 'event')} that the record lacks)`;
  return [
    `${workflowId}: ${VERDICT_WORDS[verdict]}${loses}`,
    ...(record === undefined ? [] : [`  record    ${where(record)}`]),
    ...(workflow === undefined ? [] : [`  Workflow  ${where(workflow)}${workflow.running ? '' : ', ended'}`]),
  ].join('\n');
}

/** How many subjects of each kind these are, "3 journeys and 1 programme": a Workflow's id begins with its kind. */
export function countKinds(comparisons: readonly Pick<Comparison, 'workflowId'>[]): string {
  const isOf = (kind: SubjectKind, id: string) => id.startsWith(`${kind}-`);
  const counted = SUBJECT_KINDS.map((kind) => ({
    noun: kind as string,
    count: comparisons.filter(({ workflowId }) => isOf(kind, workflowId)).length,
  }));
  const others = comparisons.length - counted.reduce((sum, { count }) => sum + count, 0);
  const [first = '', ...more] = [...counted, { noun: 'other Workflow', count: others }]
    .filter(({ count }) => count > 0)
    .map(({ noun, count }) => countOf(count, noun));
  return first === '' ? countOf(0, 'journey') : [first, ...more].join(' and ');
}

/** A number with what it counts. */
export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function where({ epoch, sequence, chapter, parked }: Standing): string {
  const at = chapter === undefined ? '' : `, ${chapter}`;
  return `epoch ${epoch}, event ${sequence}${at}${parked ? ', parked' : ''}`;
}
