import type { Party } from '../../vocabulary/codes.ts';
import type { Sentence } from '../../vocabulary/sentence.ts';
import type { AnswerOption } from '../answer-options.ts';

/**
 * Everything there is to say of one kind of obligation, except for its rule, which stands in the rulebooks,
 * and its mail, which stands with the notices. The compiler asks each kind for every part.
 */
export interface Kind {
  /** What it is called in lists, on the timeline and in Temporal's UI. */
  readonly name: Sentence;
  /**
   * How it can be answered by whoever owes it, who need not know of commands. Empty if an answer needs the whole console:
   * a class, a company to be found.
   */
  readonly answers: readonly AnswerOption[];
  /** What a copy of its reminders is to each party outside the secretariat that gets one; empty if none does. */
  readonly copies: Readonly<Partial<Record<CopiedParty, Copy>>>;
  /**
   * Who is asked: the person themselves, on their own page, or others. `person-first`: the municipality may not hear of it
   * before the person has had a say, so it is not asked instead of them.
   */
  readonly askedOf: 'others' | 'person' | 'person-first';
  /** What the page of the question shows beside it, because one has to know it to answer. */
  readonly shows: 'nothing-more' | 'what-was-told' | 'who-asks-for-help' | 'how-long-data-are-kept';
  /** What whoever owes it does about it in a rehearsal. */
  readonly rehearsed: RehearsedPart;
}

/** The parties whose contacts get copies and may opt out of some. The coordinator gets what others opt out of. */
export type CopiedParty = Extract<
  Party,
  'municipality' | 'language-centre' | 'school' | 'company' | 'trade-body'
>;

/**
 * What a copy is to the party that gets it.
 *
 * - `told`: it asks for nothing, so one can opt out of it.
 * - `takes-part`: whoever signs, hands out a paper, takes part in a talk or must find something keeps getting
 *   theirs.
 *
 * This is about copies only: what a party owes itself, and what is passed on to it because somebody is
 * silent, is a duty, and nobody can opt out of a duty. No law names these copies (U): they are the
 * programme's own courtesy, so the programme may leave them out.
 */
export type Copy = 'told' | 'takes-part';

/** What a party does in a rehearsal about what it owes, and when. */
export interface RehearsedPart {
  /** `nothing`: nobody answers it, and the rehearsal says so. What the acts are stands in `rehearsal/answers.ts`. */
  readonly does: RehearsedAct | 'nothing';
  /**
   * It can be known this many days before it is due, not earlier; if absent, the obligation itself says when.
   */
  readonly knownDaysBefore?: number;
  /** Somebody prompt begins this many days before it is due, because others have their say too. */
  readonly begunDaysBefore?: number;
  /** How many days it takes, if that does not depend on being prompt. */
  readonly takes?: 'daysToFindPlace';
}

/** What people can do in a rehearsal. Most kinds need only the first: what the form suggests is sent off. */
export type RehearsedAct =
  | 'give-the-first-answer'
  | 'record-the-screening'
  | 'decide-after-the-screening'
  | 'answer-the-match'
  | 'sign-together'
  | 'state-before-a-placement'
  | 'approve-the-placement'
  | 'confirm-the-first-day'
  | 'say-not-come'
  | 'uphold-the-no-show'
  | 'talk-after-the-no-show'
  | 'complete-the-class'
  | 'register-in-vitas'
  | 'count-school-hours'
  | 'extend-the-igu'
  | 'complete-the-igu'
  | 'end-the-placement'
  | 'say-whether-employed'
  | 'end-the-trial'
  | 'come-back-from-absence'
  | 'return-to-recruitment'
  | 'close-the-journey'
  | 'find-a-road'
  | 'find-a-road-after-the-class'
  | 'find-a-road-after-the-igu'
  | 'find-a-road-after-the-placement'
  | 'find-another-igu';
