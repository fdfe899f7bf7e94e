import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { iguRulesAt, NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { yearsAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { SECTORS } from '../../domain/vocabulary/codes.ts';
import { readIfThere, writeWhole } from '../folder.ts';
import type { Report } from '../report.ts';
import { LIVES } from './lives.ts';
import type { ToldCommand } from './lives.ts';
import { bringProgrammeOn } from './programme.ts';
import { detailOf } from './service.ts';
import type { ServiceCaller } from './service.ts';

const PEOPLE = fileURLToPath(new URL('people.csv', import.meta.url));

const clockSchema = z.object({ today: z.string() });
const totalSchema = z.object({ total: z.int() });
const journeySchema = z.object({
  id: z.string(),
  municipality: z.string(),
  // Somebody who has been erased has none.
  reference: z
    .string()
    .nullable()
    .transform((known) => known ?? ''),
  sequence: z.int(),
  person: z.object({ birthDate: z.string() }).nullable(),
  referral: z
    .object({
      targetGroup: z.string(),
      residenceBasis: z.string(),
      registeredAddressSince: z.string().optional(),
      wishedSector: z.enum(SECTORS).optional(),
    })
    .optional(),
});
type DemoJourney = z.output<typeof journeySchema>;

/**
 * How far the first start has come: which database, on which of the service's days it began, and whether it
 * is done.
 */
const stateSchema = z.object({ database: z.string(), day: z.string(), done: z.boolean() });

/**
 * Refers the fictional people and takes a dozen of them some way, and the programme itself, all of it over HTTP,
 * as a coordinator would. Only if there are no journeys yet; if it is interrupted, the next call goes on. Returns how many
 * people there are.
 */
export async function beginDemo(
  service: ServiceCaller,
  wish: { readonly stateFile: string; readonly databaseUrl: string; readonly programme: string },
  report: Report,
): Promise<number> {
  const database = createHash('sha256').update(wish.databaseUrl).digest('hex').slice(0, 16);
  const before = stateIn(wish.stateFile);
  const begun = before?.database === database ? before : undefined;
  const { total } = await service.get('/api/journeys?limit=1', totalSchema);
  if (begun?.done === true || (begun === undefined && total > 0)) return total;
  // Commands carry the day on which they were first given; otherwise their keys would not match the next
  // time.
  const day = begun?.day ?? (await service.get('/api/clock', clockSchema)).today;
  writeWhole(wish.stateFile, JSON.stringify({ database, day, done: false }));
  await takeIn(service);
  const journeys = await startedJourneys(service, report);
  await liveAll(service, journeys, day, report);
  await bringProgrammeOn(service, { programme: wish.programme, day }, report);
  writeWhole(wish.stateFile, JSON.stringify({ database, day, done: true }));
  return journeys.length;
}

function stateIn(file: string): z.output<typeof stateSchema> | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  return stateSchema.parse(JSON.parse(text));
}

async function takeIn(service: ServiceCaller): Promise<void> {
  const csv = readFileSync(PEOPLE, 'utf8');
  const { status, body } = await service.post('/api/intake', csv, { 'Content-Type': 'text/csv' });
  if (status !== 200) throw new Error(`The fictional people were not taken in: ${detailOf(body)}`);
}

const listSchema = z.object({ total: z.int(), items: z.array(journeySchema) });

/**
 * Waits until every journey has been opened by its Workflow, and returns them in the order of their
 * references.
 */
async function startedJourneys(service: ServiceCaller, report: Report): Promise<DemoJourney[]> {
  const until = Date.now() + 120_000;
  for (;;) {
    const { total, items } = await service.get('/api/journeys?limit=100', listSchema);
    const opened = items.filter(({ sequence }) => sequence > 0);
    if (opened.length === total) {
      const place = ({ reference, municipality }: DemoJourney) => `${reference.slice(-4)} ${municipality}`;
      return opened.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
    }
    if (Date.now() > until)
      throw new Error(`Only ${opened.length} of ${total} fictional journeys have begun.`);
    report(`${opened.length} of ${total} journeys begun`, true);
    await delay(250);
  }
}

async function liveAll(
  service: ServiceCaller,
  journeys: readonly DemoJourney[],
  day: CalendarDate,
  report: Report,
): Promise<void> {
  const forIgu = journeys.filter((journey) => mayBeginIgu(journey, day));
  const others = journeys.filter((journey) => !mayBeginIgu(journey, day));
  let done = 0;
  const lived = LIVES.map(async ({ igu, commands }) => {
    const journey = igu ? forIgu.shift() : (others.shift() ?? forIgu.pop());
    if (journey === undefined) return;
    const sector = journey.referral?.wishedSector ?? 'building';
    await live(service, journey, commands(day, sector), report);
    done += 1;
    report(`${done} of ${LIVES.length} people on their way`, true);
  });
  await Promise.all(lived);
}

async function live(
  service: ServiceCaller,
  { id, reference }: DemoJourney,
  commands: readonly ToldCommand[],
  report: Report,
): Promise<void> {
  for (const [index, { command, fields, onBehalfOf }] of commands.entries()) {
    const { status, body } = await service.post(
      `/api/journeys/${id}/commands/${routeName(command)}`,
      JSON.stringify({ ...fields, ...(onBehalfOf && { onBehalfOf }) }),
      { 'Content-Type': 'application/json', 'Idempotency-Key': `demo-${index + 1}-${command}` },
    );
    if (status === 409) {
      // For example because of a rule that has come into force since: then this person stays where they are.
      report(`${reference} comes no further than to ${command}: ${detailOf(body)}`);
      return;
    }
    if (status !== 200) throw new Error(`${command} was answered with ${status}: ${detailOf(body)}`);
  }
}

function mayBeginIgu({ referral, person }: DemoJourney, day: CalendarDate): boolean {
  if (referral === undefined || person === null) return false;
  const { law } = rulebook(NEWEST_RULEBOOK);
  const rules = iguRulesAt(law, day);
  const age = yearsAt(person.birthDate, day);
  return (
    rules !== undefined &&
    law.iguTargetGroups.value.some((group) => group === referral.targetGroup) &&
    rules.residenceBases.value.some((basis) => basis === referral.residenceBasis) &&
    (referral.registeredAddressSince ?? day) >= addYears(day, -rules.addressYears.value + 1) &&
    age >= rules.ageFrom.value &&
    age < rules.ageBelow.value - 1
  );
}

const addYears = (date: CalendarDate, years: number): CalendarDate =>
  `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
