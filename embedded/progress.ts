import { elapsed } from './report.ts';
import type { Report } from './report.ts';

/** How often to write a line that only shows that something moves, if no line can replace another. */
const MOVING_LINES_EVERY_MS = 15_000;

/** What the progress is written to: a terminal, or a file. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Shows each part of the stack coming up and going down. On a terminal, the last line is what is going on
 * now.
 */
export class Progress {
  #screen: Screen;
  #now: () => number;
  #goingOn = new Map<string, { since: number; moving: string }>();
  #shown = false;
  #lastMoving = 0;

  constructor(screen: Screen, now: () => number = Date.now) {
    this.#screen = screen;
    this.#now = now;
  }

  /** Says something that stays. */
  say(text: string): void {
    this.#clear();
    this.#screen.write(`${text}\n`);
    this.#draw();
  }

  /** Shows a part as coming up while it does, and what came of it; what `work` reports is shown with it. */
  async during<T>(
    part: string,
    work: (report: Report) => Promise<T>,
    done: (result: T) => string,
  ): Promise<T> {
    const since = this.#now();
    this.#goingOn.set(part, { since, moving: '' });
    if (this.#screen.isTTY !== true) this.#screen.write(`  … ${part}\n`);
    this.#draw();
    try {
      const result = await work((text, moving = false) => this.#report(part, text, moving));
      this.#goingOn.delete(part);
      const took = this.#now() - since < 1_000 ? '' : `  (${elapsed(since, this.#now())})`;
      this.say(`  ✓ ${part.padEnd(16)} ${done(result)}${took}`);
      return result;
    } finally {
      this.#clear();
      this.#goingOn.delete(part);
      this.#draw();
    }
  }

  /** Shows nothing more of what is still coming up: it has been given up. */
  giveUp(): void {
    this.#clear();
    this.#goingOn.clear();
  }

  #report(part: string, text: string, moving: boolean): void {
    const going = this.#goingOn.get(part);
    if (!moving) this.say(text.replaceAll(/^/gm, '    '));
    else if (going !== undefined && this.#screen.isTTY === true) {
      going.moving = text;
      this.#clear();
      this.#draw();
    } else if (this.#now() - this.#lastMoving >= MOVING_LINES_EVERY_MS) {
      this.#lastMoving = this.#now();
      this.say(`    ${text}`);
    }
  }

  #clear(): void {
    if (this.#shown) this.#screen.write('\r\u001B[K');
    this.#shown = false;
  }

  #draw(): void {
    if (this.#screen.isTTY !== true || this.#goingOn.size === 0 || this.#shown) return;
    const parts = [...this.#goingOn].map(([part, { moving }]) =>
      moving === '' ? part : `${part}: ${moving}`,
    );
    this.#screen.write(`  … ${parts.join(', ')}`.slice(0, (this.#screen.columns || 80) - 1));
    this.#shown = true;
  }
}
