import type { AskedOfThePerson } from '../../domain/questions/asked-of-the-person.ts';
import type { DataRole, LegalBasis, PostChannel, Stage } from '../../domain/vocabulary/codes.ts';
import type { FootWords } from '../frame/foot.tsx';

/** A day that matters to the person. */
export type OwnDate =
  | 'course-begins'
  | 'course-ends'
  | 'igu-begins'
  | 'igu-ends'
  | 'placement-begins'
  | 'placement-ends'
  | 'job-begins';

/** What became of the form about post. */
export const POST_NEWS = ['saved', 'ended', 'no-address', 'no-number', 'no-texts'] as const;
/** One such outcome. */
export type PostNews = (typeof POST_NEWS)[number];

/**
 * A person's own page in one language. A translator writes one file of these in `languages/`, named by the
 * language's tag and exporting them under it, and the page offers it. Short sentences, no legal terms, no
 * word that needs explaining.
 */
export interface OwnPageWords {
  /** The language's own name for itself. */
  readonly name: string;
  /** The direction in which it is written. */
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly greeting: (firstName: string) => string;
  readonly here: string;
  readonly next: string;
  readonly stages: Readonly<Record<Stage, { readonly here: string; readonly next: string }>>;
  readonly paused: string;
  readonly tasks: string;
  readonly noTasks: string;
  /** What the person is asked, as a link says it. */
  readonly task: Readonly<Record<AskedOfThePerson, string>>;
  readonly by: (date: string) => string;
  readonly late: string;
  readonly dates: string;
  readonly date: Readonly<Record<OwnDate, string>>;
  readonly call: string;
  readonly callHow: string;
  readonly caseworker: string;
  readonly secretariat: string;
  readonly post: string;
  readonly postHow: string;
  readonly channel: Readonly<Record<PostChannel | 'none', string>>;
  readonly save: string;
  readonly news: Readonly<Record<PostNews, string>>;
  /**
   * For whoever has a link that does not work: what each page says, as its heading and what stands below it; and the form for
   * a new one.
   */
  readonly newLink: {
    readonly dead: readonly [heading: string, how: string];
    readonly ask: readonly [heading: string, how: string];
    /** Somebody has closed the link, or the person wants no post: how to get back. */
    readonly ended: readonly [heading: string, how: string];
    readonly sent: readonly [heading: string, how: string];
    readonly title: string;
    readonly field: string;
    readonly send: string;
    readonly fault: string;
  };
  /** Closing every link that the person has: what is said above the button, and on the page that asks whether they are sure. */
  readonly endLinks: {
    readonly heading: string;
    readonly how: string;
    readonly ask: string;
    readonly sure: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly rights: string;
  readonly rightsHow: string;
  /** How to have something put right that is wrong. */
  readonly wrongHow: string;
  /** Why we have data about the person, who decides over them, and what the person can do: GDPR, articles 13, 14 and 26. */
  readonly data: {
    readonly why: string;
    readonly ground: Readonly<Record<LegalBasis, string>>;
    /** Each organisation by its data-protection role; the names come as a list in words. */
    readonly decides: Readonly<Record<DataRole, (names: string) => string>>;
    /** Said after those who decide together: what the law lets the person do with any of them. */
    readonly anyOfThem: string;
    /** Said if nobody's role is settled. */
    readonly unsettled: string;
    /** A link to what those who decide together have agreed on. */
    readonly arrangement: string;
    readonly kept: string;
    readonly complain: string;
  };
  readonly foot: FootWords;
  readonly languages: string;
  readonly skip: string;
}
