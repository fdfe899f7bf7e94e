/** A sentence for the people who read it: Danish first. */
export interface Sentence {
  readonly da: string;
  readonly en: string;
}

/** The languages people are written to in. */
export type Language = keyof Sentence;
