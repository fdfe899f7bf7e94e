import type { ProgrammeRow } from '../../db/programme/programmes.ts';
import { isProgrammeOver, takeUpFile } from '../../domain/decisions/programme.ts';
import { stepsOf } from '../../domain/obligations/step-days.ts';
import type { Step } from '../../domain/obligations/step-days.ts';
import { stepsAhead } from '../../domain/obligations/steps.ts';
import type { Plan } from '../../domain/programme/plan.ts';
import { itemOwed } from '../../domain/programme/programme.ts';
import type { Item, Programme } from '../../domain/programme/programme.ts';
import { openObligations } from '../../domain/subjects/obligation.ts';
import type { Obligation } from '../../domain/subjects/obligation.ts';
import { instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { OBLIGATION_WORDS, titlesIn } from '../../domain/words/index.ts';
import type { TitleOf } from '../../domain/words/index.ts';
import type { ProgrammeFile } from './programme-file.ts';

/** How many of the coming steps an answer tells. */
const STEPS_TOLD = 25;

/** How each thing in a programme stands. */
export const ITEM_STATUSES = ['done', 'late', 'due', 'planned', 'over', 'cancelled', 'withdrawn'] as const;

/**
 * How something in a programme stands: due as soon as somebody is reminded of it, and late if it should have been reported
 * by now. A task is over once its days have passed and nothing more is to be reported of it.
 */
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/**
 * How a programme goes: what of its milestones, meetings and tasks is done, due, late or still to come, each with the days
 * it has now and those that its file gives it, and what happens next. Null until its Workflow has begun.
 */
export function tellGoing(
  { state, sequence, parkedAt, plan }: ProgrammeRow,
  file: ProgrammeFile,
  today: CalendarDate,
): Record<string, unknown> | null {
  if (state === null) return null;
  const titleOf = titlesIn(file);
  const owed = new Map(
    openObligations(state).map((obligation) => [itemOwed(state, obligation)?.item, obligation]),
  );
  return {
    sequence,
    parked: parkedAt !== null,
    fileNotTakenUp: plan !== null && isTooLate(state, plan, today) ? FILE_TOO_LATE : null,
    items: state.items
      .toSorted((one, other) => (one.on < other.on ? -1 : 1))
      .map((item) => tellItem(item, owed.get(item.item), titleOf, today)),
    unsettledSignals: state.unsettledSignals ?? [],
    next: comingSteps(state, titleOf),
  };
}

/** Whether a programme’s file says something that it does not go by, since it was over when it was told. */
function isTooLate(state: Programme, plan: Plan, today: CalendarDate): boolean {
  const now = instantAt(today, '00:00');
  return isProgrammeOver(state, now) && takeUpFile(state, plan, now).length > 0;
}

const FILE_TOO_LATE: Sentence = {
  da: 'Programmet var slut, før dets fil blev ændret, så ændringen gælder ikke. Skal programmet gå videre, så giv det en ny fil med et nyt navn.',
  en: 'The programme was over before its file was changed, so the change does not hold. If the programme is to go on, give it a new file with a new name.',
};

function tellItem(
  item: Item,
  owed: Obligation | undefined,
  titleOf: TitleOf,
  today: CalendarDate,
): Record<string, unknown> {
  const { item: name, kind, group, meeting, from, on, filed, doneOn, reportedOn, moves } = item;
  return {
    item: name,
    kind,
    title: titleOf(name),
    status: itemStatus(item, owed, today),
    group,
    meeting,
    from,
    on,
    filed,
    doneOn,
    reportedOn,
    moves,
    ...(owed && { owed: { id: owed.id, kind: owed.kind, owedBy: owed.owedBy, due: owed.due } }),
  };
}

/** How something in a programme stands on a day, by what is owed for it, if anything is. */
export function itemStatus(
  { state, withdrawn, kind, on }: Item,
  owed: Obligation | undefined,
  today: CalendarDate,
): ItemStatus {
  if (withdrawn === true) return 'withdrawn';
  if (state !== 'planned') return state;
  if (owed === undefined) return on < today ? 'over' : 'planned';
  // Whoever takes a programme in on its way gets time to report its past milestones: those are late all the same.
  if (owed.due < today || (kind === 'milestone' && on < today)) return 'late';
  const [first] = stepsOf(owed);
  return first !== undefined && first.on <= today ? 'due' : 'planned';
}

function comingSteps(state: Programme, titleOf: TitleOf): Record<string, unknown>[] {
  return stepsAhead(state)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .slice(0, STEPS_TOLD)
    .flatMap(({ on, step }) => (step.does === 'recur' ? [] : [{ on, ...tellStep(state, step, titleOf) }]));
}

function tellStep(state: Programme, step: Exclude<Step, { does: 'recur' }>, titleOf: TitleOf) {
  const { obligation, does } = step;
  const { id, kind, due, owedBy } = obligation;
  const item = itemOwed(state, obligation)?.item;
  const to = does === 'remind' ? [owedBy] : does === 'escalate' ? [step.to] : [];
  return {
    does,
    kind,
    label: OBLIGATION_WORDS[kind],
    ...(item !== undefined && { item, title: titleOf(item) }),
    obligation: id,
    to,
    due,
  };
}
