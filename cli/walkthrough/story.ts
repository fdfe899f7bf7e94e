import type { Teller } from './teller.ts';

/** One person’s way, or a turn of it, told and checked. */
export interface Story {
  /** As it is asked for: `npm run walkthrough -- pause`. */
  readonly name: string;
  readonly title: string;
  /** Whom it is about. */
  readonly person: string;
  /** So many days after its beginning the last IGU of it begins, at most; absent where there is none. */
  readonly lastStartAfter?: number;
  /** Tells it. Throws where anything is not as told. */
  readonly tell: (teller: Teller) => Promise<void>;
}
