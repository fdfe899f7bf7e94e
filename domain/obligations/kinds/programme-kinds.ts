import type { PROGRAMME_COMMANDS } from '../../programme/commands.ts';
import { itemOwed } from '../../programme/programme.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Obligation } from '../../subjects/obligation.ts';
import type { CalendarDate } from '../../vocabulary/calendar.ts';
import type { ProgrammeObligationKind } from '../../vocabulary/obligation-kinds.ts';
import type { Sentence } from '../../vocabulary/sentence.ts';
import type { AnswerOptionOf, Values } from '../answer-options.ts';

/** What is known when a question about a programme is put: the programme, what is owed, and the day. */
export interface AskedOfProgramme {
  readonly programme: Programme;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
}

/** One answer to what is owed for a programme. */
export type ProgrammeAnswerOption = AnswerOptionOf<typeof PROGRAMME_COMMANDS, AskedOfProgramme>;

/** The item it is about follows from what is owed. */
const item = ({ programme, obligation }: AskedOfProgramme): Values | undefined => {
  const owed = itemOwed(programme, obligation);
  return owed && { item: owed.item };
};

/** What is asked for has happened on its day if that day has come, or else today. */
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

/** Everything there is to say of one kind of obligation of a programme, except for its rule and its mail. */
interface ProgrammeKind {
  /** What it is called in lists, on the timeline and in Temporal's UI. */
  readonly name: Sentence;
  /** How it can be answered by whoever owes it, who need not know of commands. */
  readonly answers: readonly ProgrammeAnswerOption[];
}

/**
 * Every kind of obligation of a programme, with all there is to say of it. The compiler asks for what is
 * missing.
 */
export const PROGRAMME_KINDS: Readonly<Record<ProgrammeObligationKind, ProgrammeKind>> = {
  'programme-milestone': {
    name: { da: 'Programmets milepæl', en: 'Programme milestone' },
    answers: [
      { id: 'reached', command: 'ReportDone', asks: ['doneOn'], known: item, suggests: onItsDay('doneOn') },
      moved,
    ],
  },
  'programme-task': {
    name: { da: 'Status på programmets opgave', en: 'Report on a programme task' },
    answers: [
      {
        id: 'reported',
        command: 'ReportTask',
        asks: ['reportedOn'],
        known: item,
        suggests: ({ today }) => ({ reportedOn: today }),
      },
      { id: 'finished', command: 'ReportDone', asks: ['doneOn'], known: item, suggests: onItsDay('doneOn') },
    ],
  },
  'steering-meeting': { name: { da: 'Møde i styregruppen', en: 'Steering group meeting' }, answers: meeting },
  'working-meeting': { name: { da: 'Møde i arbejdsgruppen', en: 'Working group meeting' }, answers: meeting },
  'programme-signal': {
    name: { da: 'Ulæselig besked til programmet', en: 'Unreadable signal to the programme' },
    answers: [
      {
        id: 'settled',
        command: 'SettleProgrammeSignal',
        asks: [],
        known: ({ obligation: { cause: event } }) => ({ event }),
      },
    ],
  },
  'law-check': {
    name: { da: 'Efterprøvning af reglerne', en: 'Check of the rules' },
    answers: [
      {
        id: 'checked',
        command: 'ReportDone',
        asks: ['doneOn'],
        known: item,
        suggests: ({ today }) => ({ doneOn: today }),
      },
      moved,
    ],
  },
};
