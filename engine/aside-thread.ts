import { Worker } from 'node:worker_threads';
import type { Transferable } from 'node:worker_threads';

/** What a thread beside the main one may cost. */
export interface AsideLimits {
  /** How long one task may take, in milliseconds by the clock. */
  readonly milliseconds: number;
  /** The memory that it may hold, in megabytes, beside what is sent to it. */
  readonly megabytes: number;
  /** How many tasks may wait for the one that is done. */
  readonly waiting: number;
}

/** Why a task was not done: more waited already than may; it took too long or too much; or whoever asked has gone. */
export type AsideEnd = 'busy' | 'too-costly' | 'gone';

/** Thrown where a task was not done, through no fault of ours. */
export class NotDoneAside extends Error {
  readonly why: AsideEnd;

  constructor(why: AsideEnd) {
    super(`Not done beside the main thread: ${why}`);
    this.name = 'NotDoneAside';
    this.why = why;
  }
}

interface Waiting {
  readonly task: unknown;
  readonly transfer: readonly Transferable[];
  readonly gone: AbortSignal | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How the task that is done now ends. */
interface Settle {
  readonly resolve: (answer: AsideAnswer<unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** How long a thread without a task is kept, since starting one takes half a second of another processor. */
const KEPT_MS = 60_000;

/** What a thread answers a task with. */
export type AsideAnswer<Result> = { readonly done: Result } | { readonly failed: string };

/**
 * One thread beside the main one, for work on what strangers send: whatever that costs, the main thread goes on, and the
 * memory it takes is its own. It does one task after the other. A thread that is still at work when its time is up, or when
 * whoever asked has gone, is ended, and the next task gets a new one.
 */
export class AsideThread<Task, Result> {
  readonly #entry: URL;
  readonly #limits: AsideLimits;
  readonly #queue: Waiting[] = [];
  #thread: Worker | undefined;
  #settle: Settle | undefined;
  #isAtWork = false;
  #idle: NodeJS.Timeout | undefined;

  /** `entry` is a module in JavaScript that answers each message with an `AsideAnswer`. */
  constructor(entry: URL, limits: AsideLimits) {
    this.#entry = entry;
    this.#limits = limits;
  }

  /**
   * Does a task, after those that came before it, and returns its result. What is in `transfer` is no longer the caller's.
   * Throws `NotDoneAside`, or an error with nothing but the name of what was thrown there.
   */
  run(task: Task, transfer: readonly Transferable[] = [], gone?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (gone?.aborted === true) reject(new NotDoneAside('gone'));
      else if (this.#isAtWork && this.#queue.length >= this.#limits.waiting) reject(new NotDoneAside('busy'));
      else {
        this.#queue.push({ task, transfer, gone, resolve: resolve as (result: unknown) => void, reject });
        if (!this.#isAtWork) void this.#work();
      }
    });
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    clearTimeout(this.#idle);
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      try {
        next.resolve(await this.#one(next));
      } catch (error) {
        next.reject(error instanceof Error ? error : new Error('A thread failed'));
      }
    }
    this.#isAtWork = false;
    this.#thread?.unref();
    this.#idle = setTimeout(() => this.#end(), KEPT_MS).unref();
  }

  async #one({ task, transfer, gone }: Waiting): Promise<unknown> {
    if (gone?.aborted === true) throw new NotDoneAside('gone');
    const thread = (this.#thread ??= this.#start());
    thread.ref();
    let timer: NodeJS.Timeout | undefined;
    let leave = () => undefined as void;
    try {
      const answer = await new Promise<AsideAnswer<unknown>>((resolve, reject) => {
        this.#settle = { resolve, reject };
        const stop = (why: AsideEnd) => {
          this.#end();
          reject(new NotDoneAside(why));
        };
        timer = setTimeout(() => stop('too-costly'), this.#limits.milliseconds);
        leave = () => stop('gone');
        gone?.addEventListener('abort', leave);
        thread.postMessage(task, transfer);
      });
      if ('failed' in answer) throw new Error(`A thread failed: ${answer.failed}`);
      return answer.done;
    } finally {
      clearTimeout(timer);
      gone?.removeEventListener('abort', leave);
      this.#settle = undefined;
    }
  }

  #start(): Worker {
    const { megabytes } = this.#limits;
    const thread = new Worker(this.#entry, {
      // Nothing of the service's secrets.
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    // What still comes of a thread that has been ended is nobody's.
    const failed = (error: Error) => {
      if (this.#thread !== thread) return;
      this.#thread = undefined;
      this.#settle?.reject(error);
    };
    thread.on('message', (answer: AsideAnswer<unknown>) => {
      if (this.#thread === thread) this.#settle?.resolve(answer);
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      failed(isFull ? new NotDoneAside('too-costly') : new Error(`A thread failed: ${error.name}`));
    });
    thread.on('exit', () => {
      failed(new Error('A thread ended by itself'));
    });
    return thread;
  }

  #end(): void {
    const thread = this.#thread;
    this.#thread = undefined;
    void thread?.terminate();
  }
}
