import type { COMMANDS, CommandType } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import type { Obligation } from '../subjects/obligation.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { DocumentKind } from '../vocabulary/codes.ts';

/** What can be answered to a question; each has its words in `words/answers.ts`. */
export const ANSWER_IDS = [
  'done',
  'screened',
  'accept',
  'decline',
  'agree',
  'yes-please',
  'refuse',
  'signed',
  'approved',
  'came',
  'did-not-come',
  'i-was-there',
  'i-did-not-come',
  'completed',
  'registered',
  'submitted',
  'claimed',
  'hours-counted',
  'extended',
  'not-extended',
  'ended',
  'job-in-same-company',
  'returned',
  'employed',
  'not-employed',
  'goes-on',
  'stopped',
  'closed',
  'back',
  'settled',
] as const;
/** One of them. */
export type AnswerId = (typeof ANSWER_IDS)[number];

/** What is known where a question is put: the journey, what is owed, and the day. */
export interface Asked {
  readonly journey: Journey;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
}

/** Fields of a command, by name, with what stands in them. */
export type Values = Readonly<Record<string, unknown>>;
type FieldsOf<T extends CommandType> = Extract<keyof (typeof COMMANDS)[T]['fields'], string>;

/**
 * One answer to what somebody owes: which command it gives, which of its fields are asked of whoever answers, and which
 * follow from the journey.
 */
export type AnswerOption = {
  readonly [T in CommandType]: {
    readonly id: AnswerId;
    readonly command: T;
    /** In the order in which they are asked. */
    readonly asks: readonly FieldsOf<T>[];
    /** The other fields. `undefined`: this journey lacks what they need, and the answer is not offered. */
    readonly known: (asked: Asked) => Values | undefined;
    /** The day from which it can be answered, where that is a day to come: a first day is asked about before it. */
    readonly from?: (asked: Asked) => CalendarDate | undefined;
    /** What stands in the asked fields before anything is filled in. */
    readonly suggests?: (asked: Asked) => Values;
    /** What file may come along with it. Never one that must: whoever has none at hand can answer all the same. */
    readonly takesFile?: DocumentKind;
  };
}[CommandType];
