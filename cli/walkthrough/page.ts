/** What a story says: kept until its turn comes; from then on everything is said at once. */
export class Page {
  readonly #print: (line: string) => void;
  #kept: string[] | undefined = [];

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  write(line: string): void {
    if (this.#kept === undefined) this.#print(line);
    else this.#kept.push(line);
  }

  /** Its turn has come. */
  open(): void {
    for (const line of this.#kept ?? []) this.#print(line);
    this.#kept = undefined;
  }
}
