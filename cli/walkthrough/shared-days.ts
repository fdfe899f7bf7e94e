import { setTimeout as delay } from 'node:timers/promises';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { ArrivedMail, Inbox } from './inbox.ts';
import type { WalkedService } from './service.ts';

const ARRIVES_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

type Clock = Pick<WalkedService, 'today' | 'moveClock'>;
type Arrivals = Pick<Inbox, 'arrived'>;

/** Somebody who waits for a day. */
interface Waiting {
  readonly day: CalendarDate;
  readonly go: (today: CalendarDate) => void;
  readonly giveUp: (reason: unknown) => void;
}

/**
 * The days that several stories live through together. The clock never goes back, and the law lets no IGU
 * begin after a certain day, so stories cannot be lived one after another. Instead the clock moves for all of
 * them at once, and never past a day on which one still has something to do.
 */
export class SharedDays {
  readonly #service: Clock;
  readonly #inbox: Arrivals;
  readonly #mails: ArrivedMail[] = [];
  #living: number;
  #waiting: Waiting[] = [];

  /** `living` is the number of stories; each of them leaves at its end. */
  constructor(service: Clock, inbox: Arrivals, living: number) {
    this.#service = service;
    this.#inbox = inbox;
    this.#living = living;
  }

  /** Every mail that has gone out since the stories began, oldest first. */
  get mails(): readonly ArrivedMail[] {
    return this.#mails;
  }

  /** Waits for the mail that asks an address whether it is the right one; returns the path of its page. Throws after a minute. */
  async confirmationOf(address: string): Promise<string> {
    const until = Date.now() + ARRIVES_WITHIN_MS;
    for (;;) {
      this.#mails.push(...(await this.#inbox.arrived()));
      const mail = this.#mails.find(
        ({ to, confirmation }) => confirmation !== undefined && to.includes(address),
      );
      if (mail?.confirmation !== undefined) return mail.confirmation;
      if (Date.now() > until) throw new Error(`No mail has asked ${address} whether it is the right address`);
      await delay(LOOK_EVERY_MS);
    }
  }

  /** Waits until a day, and returns the day it is then. */
  async until(day: CalendarDate): Promise<CalendarDate> {
    return new Promise((go, giveUp) => {
      this.#waiting.push({ day, go, giveUp });
      void this.#moveOn();
    });
  }

  /** A story has ended: nobody waits for it any more. */
  leave(): void {
    this.#living -= 1;
    void this.#moveOn();
  }

  /** Once everybody waits, moves on to the first day that anybody waits for. */
  async #moveOn(): Promise<void> {
    const [first] = this.#waiting.map(({ day }) => day).sort();
    if (first === undefined || this.#waiting.length < this.#living) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      if (first > (await this.#service.today())) await this.#service.moveClock(first);
      this.#mails.push(...(await this.#inbox.arrived()));
      const today = await this.#service.today();
      this.#waiting = waiting.filter(({ day }) => day > today);
      for (const { day, go } of waiting) if (day <= today) go(today);
    } catch (error) {
      for (const { giveUp } of waiting) giveUp(error);
    }
  }
}
