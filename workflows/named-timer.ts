import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import type { Bell } from './bell.ts';

/** What a subject sleeps until: an instant, and what will happen then, as Temporal's timeline shows it. */
export interface Waking {
  readonly at: Instant;
  readonly name: string;
}

/**
 * The one timer of a subject. It is kept while what it waits for stays the same, since to cancel and start
 * one costs two events each time. When that changes, it is set again. Rings the bell when it fires.
 */
export class NamedTimer {
  readonly #bell: Bell;
  #armed: { readonly waking: Waking; readonly scope: CancellationScope; fired: boolean } | undefined;

  constructor(bell: Bell) {
    this.#bell = bell;
  }

  /** Whether the timer has fired and has not been set again since. */
  get fired(): boolean {
    return this.#armed?.fired ?? false;
  }

  /**
   * Waits `ms` milliseconds for a waking, whose name Temporal's timeline shows. If it is the same waking
   * again, nothing changes.
   */
  arm(waking: Waking, ms: number): void {
    if (this.#armed?.waking.name === waking.name && this.#armed.waking.at === waking.at) return;
    this.clear();
    const armed = { waking, scope: new CancellationScope(), fired: false };
    this.#armed = armed;
    armed.scope
      .run(() => sleep(Math.max(1, ms), { summary: waking.name }))
      .then(
        () => {
          armed.fired = true;
          this.#bell.ring();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  /** Forgets the timer, running or fired. */
  clear(): void {
    const armed = this.#armed;
    this.#armed = undefined;
    if (armed !== undefined && !armed.fired) armed.scope.cancel();
  }
}
