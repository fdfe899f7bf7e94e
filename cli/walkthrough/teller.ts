import { randomBytes } from 'node:crypto';
import type { CommandFields, CommandType } from '../../domain/journeys/commands.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { dateInWords } from '../../domain/words/index.ts';
import type { Page } from './page.ts';
import { RefusedRequest } from './service.ts';
import type { OpenObligation, SeenEvent, SeenJourney, Statement, WalkedService } from './service.ts';
import type { SharedDays } from './shared-days.ts';

/** Something on the way was not as it should be. */
export class NotAsTold extends Error {}

/** Throws if something is not as it is told. */
export function tellsTrue(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new NotAsTold(otherwise);
}

/** A date as it stands in a sentence: "1 January 2027". */
export function words(date: CalendarDate): string {
  return dateInWords(date).en;
}

/** What a mail says about one person: to whom, when, and what it asks for. */
export interface MailPart {
  readonly to: string;
  readonly sentOn: CalendarDate;
  readonly title: string;
  readonly text: string;
}

/** Everything that is needed to tell a story. */
export interface Telling {
  readonly service: WalkedService;
  readonly days: SharedDays;
  readonly page: Page;
  /** A number of this walkthrough, for names that nobody has yet. */
  readonly mark: string;
}

/** Tells one person's story: what happens, day by day, and every mail about this person that goes out. */
export class Teller {
  readonly name: string;
  readonly reference: string;
  readonly service: WalkedService;
  readonly mark: string;
  readonly #days: SharedDays;
  readonly #page: Page;
  readonly #mails: MailPart[] = [];
  #read = 0;
  #id = '';
  /** The day told last, and the day that the next sentence is about. */
  #told: CalendarDate = '';
  #now: CalendarDate = '';

  constructor({ service, days, page, mark }: Telling, name: string) {
    this.name = name;
    // Not the name: what a municipality calls somebody may not tell who they are.
    const letters = [...randomBytes(6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
    this.reference = `VEJ-${letters}-${mark}`;
    this.service = service;
    this.mark = mark;
    this.#days = days;
    this.#page = page;
  }

  /** The journey's id, once the person is referred. */
  get id(): string {
    return this.#id;
  }

  /** What mails have said about this person so far. */
  get mails(): readonly MailPart[] {
    return this.#mails;
  }

  /** The person is referred: from here on there is a journey to tell of. */
  async refer(body: Readonly<Record<string, unknown>>): Promise<void> {
    this.#id = await this.service.refer(body);
  }

  /**
   * Lets time pass until a day, tells which mails about this person went out, and returns the day it is then.
   */
  async on(day: CalendarDate): Promise<CalendarDate> {
    const today = await this.#days.until(day);
    this.#now = today;
    const { mails } = this.#days;
    for (const { to, sentOn, parts } of mails.slice(this.#read)) {
      for (const text of parts.filter((part) => part.includes(`(${this.reference})`))) {
        const [first = '', due = ''] = text.split('\n');
        const title = first.replace(/^\d+\. /, '');
        this.#mails.push({ to: to.join(', '), sentOn, title, text });
        this.say(`✉ ${words(sentOn)} to ${to.join(', ')}: “${title}” (${due.toLowerCase()})`);
      }
    }
    this.#read = mails.length;
    return today;
  }

  today(): Promise<CalendarDate> {
    return this.service.today();
  }

  /** Says a sentence, under the day that it is about. */
  say(sentence: string): void {
    if (this.#now !== this.#told) this.#page.write(`\n${words(this.#now)}`);
    this.#told = this.#now;
    this.#page.write(`  ${sentence}`);
  }

  /** Somebody records what has happened; if a party is named, on behalf of that party, who told it. */
  async does<T extends CommandType>(
    as: Role,
    type: T,
    fields: CommandFields<T>,
    told?: Statement,
  ): Promise<{ readonly sequence: number }> {
    return this.service.give(this.#id, type, fields, { as, ...(told && { told }) });
  }

  /** Somebody tries what a rule refuses; returns the refusal. */
  async isRefused<T extends CommandType>(
    as: Role,
    type: T,
    fields: CommandFields<T>,
    told?: Statement,
  ): Promise<RefusedRequest> {
    try {
      await this.does(as, type, fields, told);
    } catch (error) {
      if (error instanceof RefusedRequest) return error;
      throw error;
    }
    throw new NotAsTold(`${type} was accepted, and should have been refused`);
  }

  journey(): Promise<SeenJourney> {
    return this.service.journey(this.#id);
  }

  timeline(): Promise<SeenEvent[]> {
    return this.service.timeline(this.#id);
  }

  /** What is open of a kind; throws if nothing is. */
  async owes(kind: ObligationKind): Promise<OpenObligation> {
    const { open } = await this.journey();
    const owed = open.find((one) => one.kind === kind);
    tellsTrue(owed !== undefined, `Nothing is owed of ${kind}`);
    return owed;
  }

  /** Throws if something of a kind is still open. */
  async owesNo(kind: ObligationKind): Promise<void> {
    const { open } = await this.journey();
    tellsTrue(!open.some((one) => one.kind === kind), `Something is still owed of ${kind}`);
  }

  async stageIs(stage: string): Promise<void> {
    const journey = await this.journey();
    tellsTrue(journey.stage === stage, `The journey is in ${journey.stage}, not in ${stage}`);
  }

  /** Everything was done in time by whoever owed it. */
  async nothingMissed(): Promise<void> {
    const late = (await this.timeline()).find(
      ({ type }) => type === 'ObligationMissed' || type === 'ObligationEscalated',
    );
    tellsTrue(late === undefined, `Something was late: ${late?.text.en ?? ''}`);
  }
}
