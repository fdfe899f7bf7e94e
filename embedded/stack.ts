import { Child } from './child.ts';
import type { ChildSpec } from './child.ts';
import type { Places } from './folder.ts';
import { ENDING_ORDER, PART_TITLES } from './parts.ts';
import type { PartName } from './parts.ts';

/** Thrown when a part ends though nobody told it to; its message says where to look. */
export class PartFailed extends Error {
  constructor(child: Child, how: string) {
    const lines = child.lastLines();
    super(
      [
        `The ${PART_TITLES[child.name]} ${how}.`,
        ...(lines.length === 0 ? [] : ['Its last lines:', ...lines.map((line) => `  ${line}`)]),
        `All it said: ${child.logFile}`,
      ].join('\n'),
    );
    this.name = 'PartFailed';
  }
}

/** Thrown if somebody starts a part while all parts are being ended. */
export class StackEnds extends Error {
  override readonly name = 'StackEnds';
}

/** The processes of the stack: if one of them ends, all must. */
export class Stack {
  /** Rejects with `PartFailed` when a part ends by itself. */
  readonly failure: Promise<never>;
  #places: Places;
  #children = new Map<PartName, Child>();
  #ending = false;
  #fail: (failure: PartFailed) => void = () => undefined;

  constructor(places: Places) {
    this.#places = places;
    this.failure = new Promise((_resolve, reject) => {
      this.#fail = reject;
    });
    // Those who wait for it hear of it; nobody has to wait.
    this.failure.catch(() => undefined);
  }

  /** Starts a part. */
  start(spec: ChildSpec): Child {
    if (this.#ending) throw new StackEnds();
    const child = new Child(spec, this.#places);
    this.#children.set(spec.name, child);
    void child.ended.then((how) => {
      if (!this.#ending) this.#fail(new PartFailed(child, how));
    });
    return child;
  }

  /** Ends every part, those that ask before those that answer; `ends` is told of each that runs. */
  async end(ends: (name: PartName, ended: Promise<void>) => Promise<void>): Promise<void> {
    this.#ending = true;
    for (const name of ENDING_ORDER) {
      const child = this.#children.get(name);
      if (child !== undefined && !child.hasEnded) await ends(name, child.end());
    }
  }

  /** Kills every part at once, whatever it is doing. */
  force(): void {
    this.#ending = true;
    for (const child of this.#children.values()) child.force();
  }
}
