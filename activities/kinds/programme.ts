import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import { seatsOfProgramme } from '../../db/programme/programmes.ts';
import { isProgrammeOver } from '../../domain/decisions/programme.ts';
import { isWaiting } from '../../domain/obligations/pause.ts';
import { applyToProgramme } from '../../domain/programme/apply.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import { chairOf } from '../../domain/programme/plan.ts';
import { unopenedProgramme } from '../../domain/programme/programme.ts';
import type { Programme } from '../../domain/programme/programme.ts';
import type { Party } from '../../domain/vocabulary/codes.ts';
import { readModelOf } from './read-model.ts';
import type { SubjectActions } from './subject-actions.ts';

/** A programme, as the Activities know it. */
export const PROGRAMME_ACTIONS: SubjectActions<Programme, ProgrammeEvent> = {
  unopened: unopenedProgramme,
  apply: applyToProgramme,
  // It ends by the calendar, and not by anything that happens: until then its Workflow should run.
  readModel: (state) => readModelOf(state, true),
  async writeOwnRow() {
    // What its own row holds is its file's, and never changes by what happens.
  },
  async follow() {
    // Nothing of a programme's stands elsewhere.
  },
  isOver: isProgrammeOver,
  isWaiting,
  alarmsOf: (events) =>
    events.some(({ type }) => type === 'ProgrammeSignalNotUnderstood') ? [SIGNAL_NOT_UNDERSTOOD] : [],
  async routeOf(tx, { id }, { party }) {
    const organisation = await organisationMeant(tx, id, party);
    const addressee = await addresseeOf(tx, { party, organisation });
    if (addressee === undefined) return undefined;
    const { contact, standInFor, standInWhy, inPlace } = addressee;
    return { organisation, contact, standInFor, standInWhy, inPlace };
  },
  // Everything is the secretariat's, whose people hear of each other's silence by the rules themselves.
  organisationOfSilence: () => undefined,
  hasMovedOn: () => false,
};

const SIGNAL_NOT_UNDERSTOOD = {
  kind: 'signal-not-understood',
  detail: 'A Signal to a programme could not be read; the coordinator has been told',
} as const;

/** The organisation whose contact is meant: of the chair the one that its file names; all others sit in the secretariat. */
async function organisationMeant(tx: Tx, id: string, party: Party): Promise<string | undefined> {
  if (party !== 'steering-chair') return undefined;
  const seats = await seatsOfProgramme(tx, id);
  return seats && chairOf(seats);
}
