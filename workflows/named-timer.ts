import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import type { Bell } from './bell.ts';

/** What a subject sleeps for: an instant, and what will happen then, as Temporal's timeline shows it. */
export interface Waking {
  readonly at: Instant;
  readonly name: string;
}

/**
 * The one timer of a subject. It is kept while what it waits for stays the same, since a cancel and a start cost
 * two events each, and armed anew when that changes. Rings the bell when it fires.
 */
export class NamedTimer {
  readonly #bell: Bell;
  #armed: { readonly waking: Waking; readonly scope: CancellationScope; fired: boolean } | undefined;

  constructor(bell: Bell) {
    this.#bell = bell;
  }

  /** Whether the timer has fired and was not armed anew since. */
  get fired(): boolean {
    return this.#armed?.fired ?? false;
  }

  /** Waits `ms` milliseconds for a waking, whose name Temporal's timeline shows; the same again changes nothing. */
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

  /** Forgets the timer, armed or fired. */
  clear(): void {
    const armed = this.#armed;
    this.#armed = undefined;
    if (armed !== undefined && !armed.fired) armed.scope.cancel();
  }
}
