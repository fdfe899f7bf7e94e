import type { SentDocument } from '../../db/persons/documents.ts';
import type { NoticeParagraphs } from '../../domain/notices/notice-text.ts';
import type { AnswerId, Values } from '../../domain/obligations/answer-options.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { DocumentKind, HelpKind } from '../../domain/vocabulary/codes.ts';
import type { Fields } from '../../domain/vocabulary/fields.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import type { Detail } from '../../web/questions/question-page.tsx';
import type { Service } from '../http/route.ts';
import type { LinkQuestion } from './question-by-link.ts';
import type { BodyHash } from '../subjects/body-hash.ts';

/** A question's own words, filled in, with when it is due and what it is about. */
export interface QuestionWords extends NoticeParagraphs {
  readonly due: string;
  readonly about: string;
}

/** An answer that can be given today: the command it gives, and what of that is known, suggested or asked. */
export interface AnswerChoice {
  readonly id: AnswerId;
  readonly command: string;
  /** The command's fields, and the names of those that are asked. */
  readonly fields: Fields;
  readonly asks: readonly string[];
  readonly known: Values;
  readonly suggests: Values;
  readonly takesFile?: DocumentKind | undefined;
  /** Whether some words may come along with it. */
  readonly takesNote: boolean;
}

/** A command that somebody gives by a link, under the one-time key of its form. */
export interface GivenByLink {
  readonly type: string;
  readonly fields: Values;
  readonly key: string;
  readonly bodyHash: string;
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf | undefined;
  readonly note?: string | undefined;
  readonly document?: SentDocument | undefined;
  /** The id of the obligation that it answers. */
  readonly obligation?: string | undefined;
}

/** How such a command was received: recorded under its key, with the hash of the first body; or safe, and not recorded yet. */
export type ReceivedByLink =
  { readonly outcome: 'recorded'; readonly bodyHash: string | null } | { readonly outcome: 'accepted' };

/** What the pages behind links must know of the questions about one kind of subject. Methods, so that one table holds all. */
export interface SubjectQuestions<A extends LinkQuestion> {
  /** The words of several questions, in their order. */
  words(service: Service, asked: readonly A[], language: Language): Promise<readonly QuestionWords[]>;
  answers(asked: A): readonly AnswerChoice[];
  /** The first day on which something can be answered that cannot be today. */
  answerableFrom(asked: A): CalendarDate | undefined;
  /** What one has to know to answer, if that is more than the question itself. */
  details(service: Service, asked: A, language: Language): Promise<Detail[]>;
  /** The kinds of help with it that are waited for; `undefined` if none can be asked for. */
  helpAwaited(asked: A): readonly HelpKind[] | undefined;
  /** What it was about, to be told to whoever opens its link when it is over; `undefined` if that would name a person. */
  toldAfterwards(asked: A, language: Language): string | undefined;
  /** Whether the deadline waits. */
  isWaiting(asked: A): boolean;
  /** Whether a file came with the answer. */
  cameWithFile(service: Service, asked: A): Promise<boolean>;
  /** The name of the file that came with the command of a key; `undefined` if none was kept. */
  fileKeptUnder(service: Service, asked: A, key: string): Promise<string | undefined>;
  /** The hash of what a form gives, by which the same form sent again is known. */
  bodyHash(service: Service, asked: A, type: string, said: unknown): BodyHash | Promise<BodyHash>;
  /** Gives a command. Throws the refusal of a rule, or the problem that kept it from being received. */
  give(service: Service, asked: A, given: GivenByLink): Promise<ReceivedByLink>;
}
