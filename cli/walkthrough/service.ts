import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { CommandFields, CommandType } from '../../domain/journeys/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { CHANNELS, CORRECTION_REASONS, PARTIES } from '../../domain/vocabulary/codes.ts';
import type { Party, Role } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';

const english = z.object({ en: z.string() });

const owedSchema = z.object({
  id: z.string(),
  kind: z.enum(OBLIGATION_KINDS),
  label: english,
  owedBy: z.enum(PARTIES),
  due: z.string(),
  from: z.string().optional(),
  occurrence: z.string().optional(),
  waiting: z.boolean(),
});

const journeySchema = z.object({
  stage: z.string(),
  sequence: z.number(),
  igu: z
    .object({ company: z.string(), startsOn: z.string(), endsOn: z.string(), servedDays: z.number() })
    .optional(),
  open: z.array(owedSchema),
  next: z.array(z.object({ on: z.string(), does: z.string(), kind: z.string() })),
});

const eventSchema = z.object({
  sequence: z.number(),
  type: z.string(),
  text: english,
  at: z.string(),
  payload: z.record(z.string(), z.unknown()),
  actor: z.object({ organisation: z.string(), contact: z.string().optional() }).nullable(),
  onBehalfOf: z.object({ party: z.enum(PARTIES), channel: z.enum(CHANNELS) }).nullable(),
  note: z.string().nullable(),
  struck: z.object({ by: z.number(), reason: z.enum(CORRECTION_REASONS) }).nullable(),
  notices: z.array(z.object({ organisation: z.string(), state: z.string() })),
});

const clockSchema = z.object({ today: z.string(), movingTo: z.string().nullable() });
const recordedSchema = z.object({ sequence: z.number() });
const problemSchema = z.object({ code: z.string(), detailEn: z.string() });

/** A journey, as far as the walkthrough looks at it. */
export type SeenJourney = z.output<typeof journeySchema>;
/** Something that is owed in it. */
export type OpenObligation = z.output<typeof owedSchema>;
/** An event of its timeline. */
export type SeenEvent = z.output<typeof eventSchema>;

/** Whose word it is that somebody records, how it was told, and what else was said. */
export interface Statement {
  readonly party: Party;
  readonly channel: (typeof CHANNELS)[number];
  readonly note?: string;
}

/** The service has said no; the message says why in words. */
export class RefusedRequest extends Error {
  readonly code: string;
  /** Why not, as the one who asked reads it. */
  readonly reason: string;

  constructor(message: string, { code, reason }: { readonly code: string; readonly reason: string }) {
    super(message);
    this.code = code;
    this.reason = reason;
  }
}

/** Longer than the clock takes for a month with the fictional people, on a slow machine. */
const CLOCK_WITHIN_MS = 10 * 60_000;
const BEGUN_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** The running service, as people with the keys of `npm start` see it. Every call throws if it is refused. */
export class WalkedService {
  readonly #api: string;
  readonly #keys: Readonly<Partial<Record<string, string>>>;

  constructor(api: string, keys: Readonly<Partial<Record<string, string>>>) {
    this.#api = api;
    this.#keys = keys;
  }

  /** Refers a person, waits until the journey has begun, and returns its id. */
  async refer(body: unknown): Promise<string> {
    const { id } = z
      .object({ id: z.string() })
      .parse(await this.ask('caseworker', 'POST', '/api/journeys', body));
    const until = Date.now() + BEGUN_WITHIN_MS;
    while ((await this.journey(id)).sequence === 0) {
      if (Date.now() > until) throw new Error('The journey has not begun after a minute');
      await delay(LOOK_EVERY_MS);
    }
    return id;
  }

  /** Gives a command as somebody with a role; if a party is named, on behalf of that party, who told it. */
  async give<T extends CommandType>(
    id: string,
    type: T,
    fields: CommandFields<T>,
    { as, told }: { readonly as: Role; readonly told?: Statement },
  ): Promise<{ readonly sequence: number }> {
    const { note, ...onBehalfOf } = told ?? {};
    const body = { ...fields, ...(told && { onBehalfOf }), ...(note !== undefined && { note }) };
    const answer = await this.ask(as, 'POST', `/api/journeys/${id}/commands/${routeName(type)}`, body);
    return recordedSchema.parse(answer);
  }

  async journey(id: string): Promise<SeenJourney> {
    return journeySchema.parse(await this.ask('coordinator', 'GET', `/api/journeys/${id}`));
  }

  async timeline(id: string): Promise<SeenEvent[]> {
    const events: SeenEvent[] = [];
    for (;;) {
      const path = `/api/journeys/${id}/timeline?limit=200&offset=${events.length}`;
      const { total, items } = z
        .object({ total: z.number(), items: z.array(eventSchema) })
        .parse(await this.ask('coordinator', 'GET', path));
      events.push(...items);
      if (events.length >= total || items.length === 0) return events;
    }
  }

  async today(): Promise<CalendarDate> {
    return clockSchema.parse(await this.ask('coordinator', 'GET', '/api/clock')).today;
  }

  /** Moves the training clock to the end of a day, and waits until everything on the way has been done. */
  async moveClock(to: CalendarDate): Promise<void> {
    await this.ask('coordinator', 'POST', '/api/clock', { to });
    const until = Date.now() + CLOCK_WITHIN_MS;
    for (;;) {
      const { movingTo } = clockSchema.parse(await this.ask('coordinator', 'GET', '/api/clock'));
      if (movingTo === null) return;
      if (Date.now() > until) throw new Error(`The training clock has not reached ${to}`);
      await delay(LOOK_EVERY_MS);
    }
  }

  /** Presses yes on the page where an address answers whether it is the right one. Throws if that is not taken. */
  async confirm(path: string): Promise<void> {
    const answer = await fetch(`${this.#api}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ svar: 'yes' }),
    });
    if (!answer.ok) throw new Error(`POST of a confirmation was answered with ${answer.status}`);
  }

  /** Asks as somebody with a role; throws the problem in words if the request fails. */
  async ask(as: Role, method: string, path: string, body?: unknown): Promise<unknown> {
    const key = this.#keys[as];
    if (key === undefined) throw new Error(`There is no key for the role ${as}`);
    const answer = await fetch(`${this.#api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const told: unknown = await answer.json();
    if (answer.ok) return told;
    const { code, detailEn: reason } = problemSchema.safeParse(told).data ?? { code: '', detailEn: '' };
    const because = code === '' ? '' : `: ${reason} (${code})`;
    throw new RefusedRequest(`${method} ${path} was answered with ${answer.status}${because}`, {
      code,
      reason,
    });
  }
}
