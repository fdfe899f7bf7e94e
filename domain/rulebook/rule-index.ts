import type { AnyRule, SubjectRulebook } from './rule.ts';

/** The rulebooks of one kind of subject, arranged by what must be looked up whenever something happens. */
export class RuleIndex<B extends SubjectRulebook> {
  /** Its books, oldest first. */
  readonly books: readonly B[];
  /** The newest of them. */
  readonly newest: number;
  readonly #byVersion: ReadonlyMap<number, B>;
  readonly #openedBy: ReadonlyMap<number, ReadonlyMap<string, B['obligations']>>;
  readonly #reactions: ReadonlyMap<AnyRule, ReadonlySet<string>>;
  readonly #answering: ReadonlySet<string>;
  readonly #opening: ReadonlySet<string>;

  /** `always`: the types of events that may do something to everything that is owed, whatever its rule says. */
  constructor(books: readonly B[], always: readonly string[]) {
    this.books = books;
    this.newest = Math.max(...books.map(({ version }) => version));
    this.#byVersion = new Map(books.map((book) => [book.version, book]));
    this.#openedBy = new Map(books.map(({ version, obligations }) => [version, byOpening(obligations)]));
    const rules: readonly AnyRule[] = books.flatMap(({ obligations }) => obligations);
    this.#reactions = new Map(rules.map((rule) => [rule, new Set([...always, ...reactionsOf(rule)])]));
    this.#answering = new Set([...this.#reactions.values()].flatMap((types) => [...types]));
    this.#opening = new Set([...this.#openedBy.values()].flatMap((types) => [...types.keys()]));
  }

  /**
   * One released rulebook. Throws if this code does not know the version: then the worker is older than the
   * subject, and its Workflow Task must wait for a newer worker, not go on by other rules.
   */
  book(version: number): B {
    const found = this.#byVersion.get(version);
    if (found === undefined) throw new Error(`This release has no rulebook ${version}`);
    return found;
  }

  /**
   * The books that were released after one version, up to and including another, oldest first. Throws as
   * `book` does.
   */
  booksAfter(version: number, upTo: number): readonly B[] {
    this.book(upTo);
    return this.books.filter((book) => book.version > version && book.version <= upTo);
  }

  /** The rules of a book under which an event of a type may open something, in the book's order. */
  openedBy(version: number, type: string): B['obligations'] {
    this.book(version);
    return this.#openedBy.get(version)?.get(type) ?? [];
  }

  /** Whether a rule has anything to say about what is owed already when an event of a type happens. */
  reactsTo(rule: AnyRule, type: string): boolean {
    return this.#reactions.get(rule)?.has(type) ?? true;
  }

  /**
   * Whether any rule of any book has anything to say about what is owed already when an event of a type
   * happens.
   */
  isAnswering(type: string): boolean {
    return this.#answering.has(type);
  }

  /** Whether any rule of any book opens something on an event of a type. */
  isOpening(type: string): boolean {
    return this.#opening.has(type);
  }
}

function reactionsOf({ fulfilledBy, endsWith, movesWith = [], recurs }: AnyRule): string[] {
  const matched = [...fulfilledBy, ...endsWith, ...movesWith].map(({ event }) => event);
  return [...matched, ...(recurs?.endsWith ?? [])];
}

function byOpening<R extends AnyRule>(rules: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const types = new Set(rules.flatMap(({ opensOn }) => opensOn.map(({ event }) => event)));
  const openedBy = (type: string) =>
    rules.filter(({ opensOn }) => opensOn.some(({ event }) => event === type));
  return new Map([...types].map((type) => [type, openedBy(type)]));
}
