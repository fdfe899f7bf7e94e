import { decideProgramme, openProgramme, takeUpFile } from '../decisions/programme.ts';
import { applyToProgramme } from '../programme/apply.ts';
import { PROGRAMME_COMMAND_TYPES } from '../programme/commands.ts';
import type { ProgrammeCommand, ProgrammeCommandType } from '../programme/commands.ts';
import type { ProgrammeEvent } from '../programme/events.ts';
import { planOf } from '../programme/plan.ts';
import { itemNamed, unopenedProgramme } from '../programme/programme.ts';
import type { Programme } from '../programme/programme.ts';
import { isRefusal } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { instantAt } from '../vocabulary/calendar.ts';
import { PROGRAMME_BOOKS } from '../rulebook/index.ts';

const TODAY = '2027-03-01';
const NOW = instantAt(TODAY, '10:00');

/** What a command to a programme can be about: each item stands as its words say. */
export const PROGRAMME_SITUATIONS = [
  { item: 'milestone', words: 'a milestone' },
  { item: 'group-1', words: 'a meeting' },
  { item: 'task', words: 'a task' },
  { item: 'done', words: 'what is done' },
  { item: 'group-2', words: 'a meeting called off' },
  { item: 'unknown', words: 'what the file never had' },
] as const;

/** One of those. */
export type ProgrammeSituation = (typeof PROGRAMME_SITUATIONS)[number];

/** What comes of a typical command in a situation. */
export interface ProgrammeOutcome {
  readonly command: ProgrammeCommandType;
  readonly situation: ProgrammeSituation;
  readonly decided: readonly ProgrammeEvent[] | Refusal;
}

/** What the rules say to a typical example of every command of a programme, in every situation. */
export function programmeOutcomes(): ProgrammeOutcome[] {
  const programme = anExample();
  return PROGRAMME_COMMAND_TYPES.flatMap((command) =>
    PROGRAMME_SITUATIONS.map((situation) => ({
      command,
      situation,
      decided: decideProgramme(programme, typical(programme, command, situation.item), NOW),
    })),
  );
}

function anExample(): Programme {
  const plan = planOf(
    {
      months: 12,
      milestones: ['milestone', 'done'].map((id) => ({ id, from: { months: 3 } })),
      activities: [{ id: 'task', from: { months: 0 } }],
      groups: [{ id: 'group', meetings: { as: 'steering', from: { months: 3 }, everyMonths: 3 } }],
    },
    '2027-01-01',
  );
  const told = (programme: Programme, events: readonly ProgrammeEvent[] | Refusal): Programme => {
    if (isRefusal(events)) throw new Error(`An example was refused: ${events.refused}`);
    return events.reduce(applyToProgramme, programme);
  };
  const unopened = unopenedProgramme('an-example');
  const rulebook = PROGRAMME_BOOKS.newest;
  const opened = told(unopened, openProgramme(unopened, { slug: 'an-example', rulebook, plan }, NOW));
  const done = told(opened, decideProgramme(opened, typical(opened, 'ReportDone', 'done'), NOW));
  const calledOff = told(done, decideProgramme(done, typical(done, 'CancelMeeting', 'group-2'), NOW));
  return told(calledOff, takeUpFile(calledOff, undefined, NOW));
}

function typical(programme: Programme, type: ProgrammeCommandType, item: string): ProgrammeCommand {
  const { unsettledSignals = [] } = programme;
  switch (type) {
    case 'ReportDone':
      return { type, fields: { item, doneOn: TODAY } };
    case 'ReportTask':
      return { type, fields: { item, reportedOn: TODAY } };
    case 'MoveItem':
      return { type, fields: { item, on: '2027-05-03', reason: 'calendar' } };
    case 'CancelMeeting':
      return { type, fields: { item, reason: 'nothing-to-discuss' } };
    case 'TakeBackReport': {
      const event = itemNamed(programme, item)?.lastReport?.event ?? 1;
      return { type, fields: { event, reason: 'wrong-item' } };
    }
    case 'SettleProgrammeSignal':
      return { type, fields: { event: unsettledSignals.at(-1) ?? 0 } };
  }
}
