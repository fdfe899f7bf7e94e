import type { Teller } from './teller.ts';

/** One person’s way, or a part of it, told and checked. */
export interface Story {
  /** The name by which it is asked for: `npm run walkthrough -- pause`. */
  readonly name: string;
  readonly title: string;
  /** Whom it is about. */
  readonly person: string;
  /** How many days after the story's beginning its last IGU begins, at most; absent if there is none. */
  readonly lastStartAfter?: number;
  /** Tells it. Throws if anything is not as told. */
  readonly tell: (teller: Teller) => Promise<void>;
}
