import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import type { Mail, Mailer } from '../../../activities/doors/mailer.ts';
import type { Activities } from '../../../activities/index.ts';

/** What goes wrong with one attempt: nothing, or it fails before, or after it has done its work. */
type Luck = 'good' | 'fails-before' | 'fails-after';

/**
 * Has recordings and mails fail now and then, as in a crash, and remembers the mails. What happens is counted, so
 * that before and after mean something without a clock.
 */
export class BadLuck {
  /**
   * Every attempt to hand over a mail, and when the sending had begun: before that, nothing was claimed for
   * it.
   */
  readonly handedOver: { readonly mail: Mail; readonly began: number }[] = [];
  #happened = 0;
  readonly #dice: Luck[];
  readonly #attempt = new AsyncLocalStorage<number>();

  constructor(seed: number) {
    this.#dice = fc.sample(
      fc.oneof(
        { weight: 14, arbitrary: fc.constant<Luck>('good') },
        { weight: 2, arbitrary: fc.constantFrom<Luck>('fails-before', 'fails-after') },
      ),
      { seed, numRuns: 20_000 },
    );
  }

  /** Counts that something has happened. Returns its number. */
  counts(): number {
    this.#happened += 1;
    return this.#happened;
  }

  /** Activities that now and then fail before or after their work. */
  readonly activities = (activities: Activities): Activities => ({
    ...activities,
    recordEvents: this.#tried(activities.recordEvents),
    freezeDigest: this.#tried(activities.freezeDigest),
    sendDigest: this.#tried((digestId: string) =>
      this.#attempt.run(this.counts(), () => activities.sendDigest(digestId)),
    ),
  });

  /** A mail server that now and then takes nothing, or takes a mail just before the sender is killed. */
  readonly mailer = (mailer: Mailer): Mailer => ({
    ...mailer,
    send: async (mail) => {
      const luck = this.#throw();
      if (luck === 'fails-before') return { taken: false, permanent: false, reason: 'busy' };
      this.handedOver.push({ mail, began: this.#attempt.getStore() ?? 0 });
      const handover = await mailer.send(mail);
      if (luck === 'fails-after') throw new Error('Struck before it was marked as sent');
      return handover;
    },
  });

  #tried<A extends unknown[], R>(work: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
    return async (...given) => {
      const luck = this.#throw();
      if (luck === 'fails-before') throw new Error('Struck before its work');
      const done = await work(...given);
      if (luck === 'fails-after') throw new Error('Struck after its work');
      return done;
    };
  }

  #throw(): Luck {
    return this.#dice.pop() ?? 'good';
  }
}

/** The sections of a mail's text, each about one thing that is owed; without the lists that come after them. */
export function sectionsOf({ text }: Pick<Mail, 'text'>): string[] {
  return text.split('\n\n\n').filter((block) => /^\d+\. /.test(block));
}

/** The link of a section; `undefined` if its reader is only told. */
export function linkIn(section: string): string | undefined {
  return /Svar her: (\S+)/.exec(section)?.[1];
}
