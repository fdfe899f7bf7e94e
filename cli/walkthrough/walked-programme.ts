import { z } from 'zod';
import type { ProgrammeCommandFields, ProgrammeCommandType } from '../../domain/programme/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { ITEM_KINDS, MEETING_KINDS, PARTIES } from '../../domain/vocabulary/codes.ts';
import type { WalkedService } from './service.ts';
import { tellsTrue } from './teller.ts';

/** The programme of `npm start`. */
const PATH = '/api/programmes/lo-hovedstaden';

const itemSchema = z.object({
  item: z.string(),
  kind: z.enum(ITEM_KINDS),
  title: z.object({ en: z.string() }),
  status: z.string(),
  meeting: z.enum(MEETING_KINDS).optional(),
  on: z.string(),
  filed: z.object({ on: z.string() }),
  moves: z.number(),
  owed: z.object({ id: z.string(), due: z.string() }).optional(),
});
const programmeSchema = z.object({
  going: z.object({
    items: z.array(itemSchema),
    next: z.array(z.object({ on: z.string(), does: z.string(), item: z.string().optional() })),
  }),
});
const eventSchema = z.object({
  sequence: z.number(),
  type: z.string(),
  payload: z.object({ obligation: z.string().optional(), to: z.array(z.enum(PARTIES)).optional() }),
  notices: z.array(z.object({ to: z.string() })),
});
const timelineSchema = z.object({ total: z.number(), items: z.array(eventSchema) });

/** A milestone, a meeting or a task, as far as the walkthrough looks at it. */
export type ProgrammeItem = z.output<typeof itemSchema>;
/** An event of the programme's timeline. */
export type ProgrammeEventSeen = z.output<typeof eventSchema>;

/** The programme of the running service, as the coordinator sees it. */
export class WalkedProgramme {
  readonly #service: WalkedService;

  constructor(service: WalkedService) {
    this.#service = service;
  }

  /** How it goes: its items by their day, and what happens next. */
  async going(): Promise<z.output<typeof programmeSchema>['going']> {
    return programmeSchema.parse(await this.#service.ask('coordinator', 'GET', PATH)).going;
  }

  /** One of its items, by its name. Throws if there is none. */
  async item(name: string): Promise<ProgrammeItem> {
    const found = (await this.going()).items.find(({ item }) => item === name);
    tellsTrue(found !== undefined, `The programme has no ${name}`);
    return found;
  }

  /** The events of a type about what is owed for an item, as it was looked at, oldest first. */
  async happened(type: string, { owed }: ProgrammeItem): Promise<ProgrammeEventSeen[]> {
    const events: ProgrammeEventSeen[] = [];
    for (;;) {
      const path = `${PATH}/timeline?limit=200&offset=${events.length}`;
      const { total, items } = timelineSchema.parse(await this.#service.ask('coordinator', 'GET', path));
      events.push(...items);
      if (events.length >= total || items.length === 0) break;
    }
    return events.filter((event) => event.type === type && event.payload.obligation === owed?.id);
  }

  /** Reports something of it, as the coordinator. */
  async give<T extends ProgrammeCommandType>(type: T, fields: ProgrammeCommandFields<T>): Promise<void> {
    await this.#service.ask('coordinator', 'POST', `${PATH}/commands/${routeName(type)}`, fields);
  }
}
