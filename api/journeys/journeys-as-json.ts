import type { Viewer } from '../../db/access.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { readReferences } from '../../db/persons/municipality-references.ts';
import { readPersons } from '../../db/persons/persons.ts';
import type { Person } from '../../db/persons/person.ts';
import { seesPerson } from '../../domain/access/may.ts';
import { openObligations } from '../../domain/journeys/journey.ts';
import type { Journey, Obligation } from '../../domain/journeys/journey.ts';
import { isWaiting } from '../../domain/obligations/pause.ts';
import type { Step } from '../../domain/obligations/step-days.ts';
import { stepsAhead } from '../../domain/obligations/steps.ts';
import { ruleOf } from '../../domain/rulebook/index.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { PassedOnTo } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_WORDS, STAGE_WORDS } from '../../domain/words/index.ts';
import type { Service } from '../http/route.ts';

/**
 * How many of the coming steps are listed. What follows a silence is among them, so a day with several duties takes ten
 * before the next day comes.
 */
const STEPS_TOLD = 25;

/**
 * Journeys as the API shows them: their state, what is open, and what comes next. `today` is the day of the service's
 * clock. The persons' names are left out if the viewer may not see them.
 */
export async function journeysAsJson(
  { db, vault }: Pick<Service, 'db' | 'vault'>,
  viewer: Viewer,
  rows: readonly JourneyRow[],
  today: CalendarDate,
): Promise<Record<string, unknown>[]> {
  const persons: ReadonlyMap<string, Person> = seesPerson(viewer)
    ? await readPersons(
        db,
        vault,
        rows.map(({ personId }) => personId),
      )
    : new Map();
  const references = await readReferences(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    tell(row, { person: persons.get(row.personId), reference: references.get(row.id) }, today),
  );
}

function tell(
  row: JourneyRow,
  { person, reference }: { readonly person: Person | undefined; readonly reference: string | undefined },
  today: CalendarDate,
): Record<string, unknown> {
  const { state } = row;
  return {
    id: row.id,
    programme: row.programme,
    stage: row.stage,
    stageLabel: STAGE_WORDS[row.stage],
    municipality: row.municipality,
    reference: reference ?? null,
    sector: row.sector,
    person: person === undefined ? null : { ...person, ...(person.cpr && { cpr: cprAsShown(person.cpr) }) },
    sequence: row.sequence,
    epoch: row.epoch,
    parked: row.parkedAt !== null,
    ...(state !== null && knownOf(state)),
    unsettledSignals: state?.unsettledSignals ?? [],
    open: state === null ? [] : openObligations(state).map((owed) => tellObligation(state, owed, today)),
    next: state === null ? [] : comingSteps(state),
  };
}

/** A CPR number is never shown in full: its first six digits only. */
export function cprAsShown(cpr: string): string {
  return `${cpr.replaceAll(/\D/g, '').slice(0, 6)}-xxxx`;
}

function knownOf(state: Journey): Partial<Journey> {
  const { referral, screening, match, course, igu, placement, employment, closed, paused } = state;
  const { mergedInto, took } = state;
  const { pauses, talks, papers, warnings } = state;
  return {
    ...(referral && { referral: withoutReferenceId(referral) }),
    ...(screening && { screening }),
    ...(match && { match }),
    ...(course && { course }),
    ...(igu && { igu }),
    ...(placement && { placement }),
    ...(employment && { employment }),
    ...(closed && { closed }),
    ...(mergedInto !== undefined && { mergedInto }),
    ...(took && { took }),
    ...(paused && { paused }),
    pauses,
    talks,
    papers,
    warnings,
  };
}

/** Where the municipality's reference is kept is nobody's business; the reference itself is told beside. */
function withoutReferenceId(referral: NonNullable<Journey['referral']>) {
  const { referenceId: _, ...told } = referral;
  return told;
}

function tellObligation(state: Journey, owed: Obligation, today: CalendarDate): Record<string, unknown> {
  const { id, kind, owedBy, organisation, due, from, occurrence } = owed;
  const { legal, ifMissed } = ruleOf(owed.rulebook, kind);
  const waiting = isWaiting(state, owed);
  const { text, source, certainty } = legal;
  return {
    id,
    kind,
    label: OBLIGATION_WORDS[kind],
    owedBy,
    organisation,
    due,
    from,
    occurrence,
    overdue: due < today && !waiting,
    waiting,
    shifted: owed.shifts.reduce((sum, { days }) => sum + days, 0),
    ifMissed,
    legal: { text, source, certainty },
  };
}

function comingSteps(state: Journey): Record<string, unknown>[] {
  return stepsAhead(state)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, STEPS_TOLD)
    .map(({ on, step }) => ({ on, ...tellStep(step) }));
}

function tellStep(step: Step): Record<string, unknown> {
  if (step.does === 'recur') {
    const { kind } = step.recurrence;
    return { does: 'open', kind, label: OBLIGATION_WORDS[kind], to: [] };
  }
  const { id, kind, due } = step.obligation;
  return { does: step.does, kind, label: OBLIGATION_WORDS[kind], obligation: id, to: toldBy(step), due };
}

function toldBy(step: Exclude<Step, { does: 'recur' }>): readonly PassedOnTo[] {
  switch (step.does) {
    case 'remind': {
      const { owedBy, copyTo = [] } = ruleOf(step.obligation.rulebook, step.obligation.kind);
      return [owedBy, ...copyTo];
    }
    case 'escalate':
      return [step.to];
    case 'miss':
      return [];
  }
}
