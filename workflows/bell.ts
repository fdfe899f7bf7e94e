/**
 * Wakes the one who waits. If it is rung while nobody waits, it remembers that, so that nothing is missed in
 * between.
 *
 * It is a plain promise and not the SDK's `condition`. That one costs a call into the sandbox for every round
 * of looking, each under a watchdog of its own: a fifth of what a command cost the worker.
 */
export class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  /** Wakes whoever waits, or whoever waits next. */
  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits until it is rung, unless it has already been rung since the last wait. */
  async untilRung(): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
    this.#rung = false;
  }
}
