import type { COMMANDS } from '../journeys/commands.ts';
import type { Journey, Obligation } from '../journeys/journey.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { DocumentKind } from '../vocabulary/codes.ts';
import type { Fields } from '../vocabulary/fields.ts';

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
  'reached',
  'held',
  'reported',
  'finished',
  'moved',
  'checked',
  'called-off',
] as const;
/** The id of one answer. */
export type AnswerId = (typeof ANSWER_IDS)[number];

/** What is known when a question is put: the journey, what is owed, and the day. */
export interface QuestionContext {
  readonly journey: Journey;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
}

/** Fields of a command, by name, with what stands in them. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * One answer to what somebody owes: which command it gives, which of its fields whoever answers is asked for,
 * and which follow from what is known when the question is put.
 */
export type AnswerOptionOf<C extends CommandTable, A> = {
  readonly [T in keyof C & string]: {
    readonly id: AnswerId;
    readonly command: T;
    /** In the order in which they are asked. */
    readonly asks: readonly Extract<keyof C[T]['fields'], string>[];
    /** The other fields. `undefined`: something they need is missing here, and the answer is not offered. */
    readonly known: (asked: A) => Values | undefined;
    /**
     * The day from which it can be answered, if that day is still to come: a first day is asked about before
     * it.
     */
    readonly from?: (asked: A) => CalendarDate | undefined;
    /** What stands in the asked fields before anything is filled in. */
    readonly suggests?: (asked: A) => Values;
    /**
     * What file may come along with it. It is never required: somebody without the file must be able to
     * answer all the same.
     */
    readonly takesFile?: DocumentKind;
  };
}[keyof C & string];

type CommandTable = Readonly<Record<string, { readonly fields: Fields }>>;

/** One answer to what somebody owes in a journey. */
export type AnswerOption = AnswerOptionOf<typeof COMMANDS, QuestionContext>;
