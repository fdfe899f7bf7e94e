import { createHash, randomUUID } from 'node:crypto';
import { tellSubjects } from '../../../activities/sweep/tell-subjects.ts';
import { engineCalls } from '../../../api/http/engine-calls.ts';
import type { UpdateOutcome, EngineCalls } from '../../../api/http/engine-calls.ts';
import { all, inTransaction } from '../../../db/pool.ts';
import { moveClock, readClock } from '../../../db/running/clock.ts';
import { firstStepAhead, subjectsBehind } from '../../../db/subjects/subjects-behind.ts';
import type { JobcentreSignal } from '../../../domain/decisions/signals.ts';
import type { Command } from '../../../domain/journeys/command.ts';
import type { CommandType } from '../../../domain/journeys/commands.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { clockStop } from '../../../domain/post/post-hours.ts';
import type { Actor } from '../../../domain/subjects/actor.ts';
import {
  addDays,
  dateOf,
  instantAt,
  instantFromMs,
  msOf,
  plusMs,
} from '../../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { inParallel } from '../../../engine/in-parallel.ts';
import { journeyWorkflowId, SIGNALS } from '../../../engine/messages.ts';
import type { TestService } from '../stack/a-service.ts';
import { eventually } from '../stack/eventually.ts';
import { contactOf } from '../stack/test-parties.ts';
import { aPerson } from './a-recorded-journey.ts';
import { commandOf, NOISE, signalOf } from './random-asks.ts';
import type { Ask, Life } from './random-asks.ts';
import type { AskedJourney, SentMessage } from './retelling.ts';
import { addAJourney } from './add-a-journey.ts';

/** What came of a command, and between which numbers of the journey it was answered. */
export interface GivenCommand {
  readonly key: string;
  readonly command: Command;
  readonly at: Instant;
  readonly outcome: UpdateOutcome;
  readonly before: number;
  readonly after: number;
  /** The answer that this key has already had, if the command was sent a second time. */
  readonly earlier?: UpdateOutcome & { outcome: 'recorded' };
  /** The key stood before another command. */
  readonly otherwise?: true;
}

/** A journey lived on the service: what was sent to it, and how it answered. */
export interface ManyLived extends AskedJourney {
  readonly sent: Map<string, SentMessage>;
  readonly answers: GivenCommand[];
}

/** How many are asked at once: enough to keep a worker busy, few enough that nobody waits long. */
const AT_ONCE = 30;
/** A gap of up to this many days is lived day by day; through a longer one the service is away. */
const DAY_BY_DAY = 10;
/** More than this is more than any test has. */
const EVERYBODY = 10_000;

/** As `aService` has it. */
const PROGRAMME = { slug: 'lo-hovedstaden', placementDays: 60 };
const ACTOR: Actor = { organisation: 'lo-hovedstaden', contact: contactOf('coordinator'), via: 'api' };
const REFERRER: Actor = { organisation: 'hilleroed-kommune', contact: contactOf('caseworker'), via: 'api' };

/**
 * Lives many lives at the same time on one service, with its real Workflows. On each day of the calendar
 * everybody is asked what their life has in store, then the clock moves on for all. The post, which is
 * another matter, is not sent. Returns the journeys, and the instant at which the last of them had come to
 * rest.
 */
export async function liveTogether(
  service: TestService,
  { lives, gaps }: { readonly lives: readonly Life[]; readonly gaps: readonly number[] },
): Promise<{ readonly lived: readonly ManyLived[]; readonly until: Instant }> {
  const lived = await referAll(service, lives);
  await service.sweep();
  await atRest(service);
  const asking = new Asking(service);
  for (const [day, gap] of gaps.entries()) {
    await asking.everybody(lived, (index) => lives[index]?.days[day] ?? []);
    await passDays(service, gap);
  }
  return { lived, until: (await timeOf(service)).now };
}

async function referAll({ db, vault }: TestService, lives: readonly Life[]): Promise<ManyLived[]> {
  return inParallel([...lives.entries()], AT_ONCE, async ([index, life]) => {
    const { id, referral } = await inTransaction(db, (tx) =>
      addAJourney(tx, vault, {
        person: { ...aPerson, birthDate: addDays(aPerson.birthDate, index) },
        reference: `HIL-${index + 1}`,
        referral: { municipality: 'hilleroed-kommune', ...life.referral },
        programme: PROGRAMME.slug,
        actor: REFERRER,
      }),
    );
    return { id, programme: PROGRAMME, referral, sent: new Map(), answers: [] };
  });
}

/** Asks journeys for what their lives have in store, and remembers what has been asked before. */
class Asking {
  readonly #service: TestService;
  readonly #engine: EngineCalls;
  /** Keys of Signals that were heard, for which an event must come. */
  readonly #heard = new Set<string>();
  #noise = 0;

  constructor(service: TestService) {
    this.#service = service;
    this.#engine = engineCalls(service.engine);
  }

  async everybody(lived: readonly ManyLived[], asksOf: (index: number) => readonly Ask[]): Promise<void> {
    const { now, offsetMs } = await timeOf(this.#service);
    const before = await statesOf(this.#service);
    const given: [ManyLived, Omit<GivenCommand, 'after'>][] = [];
    const asks = [...lived.entries()].flatMap(([index, one]) =>
      asksOf(index).map((ask) => [one, ask] as const),
    );
    await inParallel(asks, AT_ONCE, async ([one, ask]) => {
      const journey = before.get(one.id);
      if (journey === undefined) throw new Error('A journey without a beginning cannot be asked anything');
      const answer = await this.#ask(one, ask, journey, now, offsetMs);
      if (answer !== undefined) given.push([one, answer]);
    });
    await eventually(() => this.#allHeard(), 60_000);
    await atRest(this.#service);
    const after = await statesOf(this.#service);
    for (const [one, answer] of given) {
      one.answers.push({ ...answer, after: after.get(one.id)?.sequence ?? 0 });
    }
  }

  async #ask(
    one: ManyLived,
    ask: Ask,
    journey: Journey,
    now: Instant,
    offsetMs: number,
  ): Promise<Omit<GivenCommand, 'after'> | undefined> {
    switch (ask.as) {
      case 'noise':
        await this.#makeNoise(one, ask);
        return undefined;
      case 'signal':
      case 'signal-again': {
        const earlier = ask.as === 'signal' ? [] : [...one.sent.values()].filter(({ as }) => as === 'signal');
        const key = `s-${randomUUID()}`;
        const sent = earlier[ask.pick % Math.max(earlier.length, 1)] ?? {
          as: 'signal',
          payload: signalOf(ask, key, journey, now, doneIn(one)),
        };
        if (sent.as === 'signal') await this.#signal(one, sent.payload as JobcentreSignal);
        return undefined;
      }
      case 'command':
      case 'again':
      case 'again-otherwise': {
        const given = this.#givenBefore(one, ask);
        const otherwise = ask.as === 'again-otherwise' && given !== undefined;
        const command =
          given === undefined || otherwise ? commandOf(ask, journey, now, doneIn(one)) : given.command;
        const key = given?.key ?? `k-${randomUUID()}`;
        if (!otherwise) one.sent.set(key, { as: 'command', command });
        const earlier = given?.outcome;
        return {
          key,
          command,
          at: now,
          before: journey.sequence,
          outcome: await this.#give(one.id, key, command, offsetMs),
          ...(earlier?.outcome === 'recorded' && { earlier }),
          ...(otherwise && { otherwise }),
        };
      }
    }
  }

  /**
   * An earlier command that is sent once more; only one that was accepted can be followed by another under
   * its key.
   */
  #givenBefore({ answers }: ManyLived, { as, pick }: Ask): GivenCommand | undefined {
    if (as === 'command') return undefined;
    const before = answers.filter(
      ({ otherwise, outcome }) =>
        otherwise === undefined && (as === 'again' || outcome.outcome === 'recorded'),
    );
    return before[pick % Math.max(before.length, 1)];
  }

  /**
   * Gives a command, and gives it again under its key if nobody can say what came of it: as every client
   * does.
   */
  async #give(id: string, key: string, command: Command, offsetMs: number): Promise<UpdateOutcome> {
    const { type, fields, facts } = command;
    const bodyHash = createHash('sha256')
      .update(JSON.stringify([type, fields]))
      .digest('hex');
    const message = { key, bodyHash, offsetMs, actor: ACTOR, fields, ...(facts && { facts }) };
    let outcome: UpdateOutcome = { outcome: 'not-received' };
    for (let tries = 0; tries < 5; tries += 1) {
      outcome = await this.#engine.sendCommand(journeyWorkflowId(id), type, message);
      if (outcome.outcome !== 'not-received' && outcome.outcome !== 'accepted') break;
    }
    return outcome;
  }

  async #signal(one: ManyLived, signal: JobcentreSignal): Promise<void> {
    one.sent.set(signal.key, { as: 'signal', payload: signal });
    if ((await this.#engine.signalJobcentre(one.id, signal)) === 'heard') this.#heard.add(signal.key);
  }

  async #makeNoise({ id }: ManyLived, { pick }: Ask): Promise<void> {
    const noise = NOISE[pick % (NOISE.length + 1)];
    const name = noise === undefined ? 'aSignalNobodyKnows' : SIGNALS.jobcentre;
    const workflow = this.#service.engine.workflow.getHandle(journeyWorkflowId(id));
    const running = (await workflow.describe()).status.name === 'RUNNING';
    if (!running) return;
    await workflow.signal(name, noise);
    this.#noise += 1;
  }

  /** Whether every Signal has left its mark on a timeline. */
  async #allHeard(): Promise<boolean> {
    const { rows } = await this.#service.db.query<{ keyed: number; noise: number }>(
      `select count(*) filter (where key = any($1)) as keyed,
         count(*) filter (where type = 'SignalNotUnderstood') as noise
       from timeline_events`,
      [[...this.#heard]],
    );
    return rows[0]?.keyed === this.#heard.size && rows[0].noise === this.#noise;
  }
}

function doneIn({ answers }: ManyLived): ReadonlySet<CommandType> {
  return new Set(
    answers.flatMap(({ outcome, command }) => (outcome.outcome === 'recorded' ? [command.type] : [])),
  );
}

/**
 * Lets days pass until noon: a few of them one by one, with every step on its day; many as if the service
 * were down.
 */
async function passDays(service: TestService, days: number): Promise<void> {
  const { now } = await timeOf(service);
  const noon = instantAt(addDays(dateOf(now), days), '12:00');
  let stop = days > DAY_BY_DAY ? noon : await nextStop(service, noon);
  while (stop < noon) {
    await standAt(service, stop);
    stop = await nextStop(service, noon);
  }
  await standAt(service, noon);
}

async function nextStop({ db }: TestService, noon: Instant): Promise<Instant> {
  const first = await firstStepAhead(db);
  return first === undefined ? noon : clockStop(first);
}

async function standAt(service: TestService, stop: Instant): Promise<void> {
  await moveClock(service.db, msOf(stop) - Date.now());
  await atRest(service);
}

/** Tells every journey that is behind what time it is, and waits until none is. */
async function atRest(service: TestService): Promise<void> {
  const { db, engine } = service;
  const told = new Set<string>();
  await eventually(
    async () => {
      const { now, offsetMs } = await timeOf(service);
      const behind = await subjectsBehind(db, now, EVERYBODY);
      const untold = behind.filter(({ id }) => !told.has(id));
      for (const { id } of untold) told.add(id);
      await tellSubjects({ db, engine }, SIGNALS.clockMoved, untold, offsetMs);
      return behind.length === 0;
    },
    60_000,
    20,
  );
}

async function timeOf({ db }: TestService): Promise<{ readonly now: Instant; readonly offsetMs: number }> {
  const { offsetMs } = await readClock(db);
  return { now: plusMs(instantFromMs(Date.now()), offsetMs), offsetMs };
}

async function statesOf({ db }: TestService): Promise<ReadonlyMap<string, Journey>> {
  const rows = await all<{ id: string; state: Journey }>(
    db,
    'select id, state from subjects where state is not null',
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}
