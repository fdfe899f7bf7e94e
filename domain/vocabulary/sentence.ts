/** A sentence for the people who read it: Danish first. */
export interface Sentence {
  readonly da: string;
  readonly en: string;
}

/** The languages in which we write to people. */
export type Language = keyof Sentence;
