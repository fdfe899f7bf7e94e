import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { Role } from '../../domain/codes.ts';
import type { CommandFields, CommandType } from '../../domain/commands.ts';
import { routeName } from '../../domain/commands.ts';

const journeySchema = z.object({
  stage: z.string(),
  sequence: z.number(),
  open: z.array(z.object({ kind: z.string(), owedBy: z.string(), due: z.string() })),
  next: z.array(z.object({ on: z.string(), does: z.string(), kind: z.string() })),
});

const eventSchema = z.object({
  type: z.string(),
  text: z.object({ en: z.string() }),
  payload: z.record(z.string(), z.unknown()),
  notices: z.array(z.object({ organisation: z.string(), state: z.string() })),
});

const clockSchema = z.object({ today: z.string(), movingTo: z.string().nullable() });
const problemSchema = z.object({ code: z.string(), detailEn: z.string() });

/** A journey, as far as the walkthrough looks at it. */
export type SeenJourney = z.output<typeof journeySchema>;
/** An event of its timeline. */
export type SeenEvent = z.output<typeof eventSchema>;

/** Longer than the clock takes for a month with the fictional people, on a slow machine. */
const CLOCK_WITHIN_MS = 10 * 60_000;
const BEGUN_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** The running service, as people with the keys of `npm start` see it. Every call fails loudly where it is refused. */
export class WalkedService {
  readonly #api: string;
  readonly #keys: Readonly<Partial<Record<string, string>>>;

  constructor(api: string, keys: Readonly<Partial<Record<string, string>>>) {
    this.#api = api;
    this.#keys = keys;
  }

  /** Refers a person, waits until the journey has begun, and gives its id. */
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

  /** Gives a command as somebody with a role, on behalf of a party that told it where one is named. */
  async give<T extends CommandType>(
    id: string,
    type: T,
    fields: CommandFields<T>,
    { as, told }: { readonly as: Role; readonly told?: { readonly party: string; readonly channel: string } },
  ): Promise<void> {
    const body = { ...fields, ...(told && { onBehalfOf: told }) };
    await this.ask(as, 'POST', `/api/journeys/${id}/commands/${routeName(type)}`, body);
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

  /** Asks as somebody with a role; throws the problem in words where the answer is not a good one. */
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
    const problem = problemSchema.safeParse(told).data;
    const reason = problem === undefined ? '' : `: ${problem.detailEn} (${problem.code})`;
    throw new Error(`${method} ${path} was answered with ${answer.status}${reason}`);
  }
}
