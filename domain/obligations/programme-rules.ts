import { applyToProgramme } from '../programme/apply.ts';
import type { ProgrammeEvent } from '../programme/events.ts';
import type { Programme } from '../programme/programme.ts';
import { PROGRAMME_BOOKS } from '../rulebook/index.ts';
import type { SubjectRules } from './subject-rules.ts';

/** How programmes are folded and which rulebooks they have. */
export const programmeRules: SubjectRules<Programme, ProgrammeEvent> = {
  kind: 'programme',
  apply: applyToProgramme,
  books: PROGRAMME_BOOKS,
  effects: { ReportTakenBack: ({ event }) => ({ does: 'take-back', events: [event] }) },
};
