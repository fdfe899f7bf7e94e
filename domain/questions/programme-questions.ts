import type { PROGRAMME_COMMANDS } from '../programme/commands.ts';
import { itemOwed } from '../programme/programme.ts';
import type { Programme } from '../programme/programme.ts';
import type { Obligation } from '../subjects/obligation.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';
import type { ProgrammeObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { AnswerOptionOf, Values } from './answer-options.ts';

/** What is known when a question about a programme is put: the programme, what is owed, and the day. */
export interface AskedOfProgramme {
  readonly programme: Programme;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
}

/** One answer to what is owed for a programme. */
export type ProgrammeAnswerOption = AnswerOptionOf<typeof PROGRAMME_COMMANDS, AskedOfProgramme>;

/** Which item it is about follows from what is owed. */
const item = ({ programme, obligation }: AskedOfProgramme): Values | undefined => {
  const owed = itemOwed(programme, obligation);
  return owed && { item: owed.item };
};

/** What is asked for has happened on its day, if that has come, or else today. */
const onItsDay =
  (field: string) =>
  ({ programme, obligation, today }: AskedOfProgramme): Values => {
    const on = itemOwed(programme, obligation)?.on ?? today;
    return { [field]: on < today ? on : today };
  };

const moved: ProgrammeAnswerOption = {
  id: 'moved',
  command: 'MoveItem',
  asks: ['on', 'reason'],
  known: item,
};

const meeting: readonly ProgrammeAnswerOption[] = [
  {
    id: 'held',
    command: 'ReportDone',
    asks: ['doneOn'],
    known: item,
    from: ({ programme, obligation }) => itemOwed(programme, obligation)?.on,
    suggests: onItsDay('doneOn'),
  },
  moved,
  { id: 'called-off', command: 'CancelMeeting', asks: ['reason'], known: item },
];

/** How each obligation of a programme can be answered by whoever owes it. The compiler asks for the missing. */
export const PROGRAMME_QUESTIONS: Readonly<
  Record<ProgrammeObligationKind, readonly ProgrammeAnswerOption[]>
> = {
  'programme-milestone': [
    { id: 'reached', command: 'ReportDone', asks: ['doneOn'], known: item, suggests: onItsDay('doneOn') },
    moved,
  ],
  'programme-task': [
    {
      id: 'reported',
      command: 'ReportTask',
      asks: ['reportedOn'],
      known: item,
      suggests: ({ today }) => ({ reportedOn: today }),
    },
    { id: 'finished', command: 'ReportDone', asks: ['doneOn'], known: item, suggests: onItsDay('doneOn') },
  ],
  'steering-meeting': meeting,
  'working-meeting': meeting,
  'programme-signal': [
    {
      id: 'settled',
      command: 'SettleProgrammeSignal',
      asks: [],
      known: ({ obligation: { cause: event } }) => ({ event }),
    },
  ],
};

/** The answers that can be given to what is owed for a programme today. */
export function programmeAnswersTo(asked: AskedOfProgramme): readonly ProgrammeAnswerOption[] {
  const { kind } = asked.obligation;
  if (isJourneyObligation(kind)) return [];
  return PROGRAMME_QUESTIONS[kind].filter(
    ({ known, from }) => known(asked) !== undefined && (from?.(asked) ?? '') <= asked.today,
  );
}
