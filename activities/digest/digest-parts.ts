import type { NoticeParagraphs } from '../../domain/notices/notice-text.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';

/** One section of a digest: a notice in words, ready for text and for HTML. */
export interface DigestSection extends NoticeParagraphs {
  /** Counted through the whole mail, so that people can refer to it on the telephone. */
  readonly number: number;
  /** The deadline, and by how much it has passed. */
  readonly due: string;
  readonly overdue?: string;
  /** What was sent before to get it done, if that was not enough. */
  readonly tried?: string;
  /** Why this addressee gets it, if that is not plain. */
  readonly because?: string;
  /** Where it is answered, and the name of the link if there are no words around it. */
  readonly link?: { readonly url: string; readonly name: string };
}

/** Sections that are equally urgent; they have a heading of their own if the mail is somebody's worklist. */
export interface DigestGroup {
  readonly heading?: string;
  readonly sections: readonly DigestSection[];
}

/** A list under a heading of its own, one line for each entry, with what must be done about all of them. */
export interface DigestList {
  readonly heading: string;
  readonly lead: string;
  readonly lines: readonly string[];
}

/** A digest's parts, in one language. */
export interface DigestParts {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly heading: string;
  readonly lead: string;
  readonly groups: readonly DigestGroup[];
  /** What stands after the notices. */
  readonly lists: readonly DigestList[];
  readonly closing: readonly string[];
  /** What the mail asks for, if that is one thing: the link to it, and what is said below. */
  readonly button?: { readonly url: string; readonly name: string; readonly about: readonly string[] };
  /** Where everything the addressee is asked stands on one page. */
  readonly allQuestions?: string;
  /** Where the addressee gets its links again. */
  readonly sendAgain?: string;
  /** Where the addressee can say how they want to be written to. */
  readonly wishes?: string;
}
