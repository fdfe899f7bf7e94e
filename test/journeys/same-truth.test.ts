import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { all } from '../../db/pool.ts';
import { apply } from '../../domain/journeys/apply.ts';
import { COMMAND_TYPES, ROUTED_BY_HAND } from '../../domain/journeys/commands.ts';
import { unopenedJourney } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { addDays, dateOf } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { journeyWorkflowId, STATE_QUERY } from '../../engine/messages.ts';
import { liveTogether } from '../support/journeys/many-lives.ts';
import type { ManyLived } from '../support/journeys/many-lives.ts';
import { randomLives } from '../support/journeys/random-asks.ts';
import { refuseAlike, retell } from '../support/journeys/retelling.ts';
import type { Retelling, ToldEvent } from '../support/journeys/retelling.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

/** The same lives at every run; `PROPERTY_SEED=7 npm run jest -- same-truth` plays other lives. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 18);

/** Many people for some months, and a few for as long as an IGU takes and a job after it. */
const SPANS = [
  { count: 200, days: 15, longest: 30, seed },
  { count: 30, days: 27, longest: 120, seed },
];

/** How long after closing a journey's Workflow has ended, and takes nothing more. */
const REOPENING_DAYS = 90;

/** Before anybody was referred. */
const BEFORE_ALL = '2026-03-01T10:00:00.000Z';

/** A journey as it was lived on the service, and what the service knows of it. */
interface KnownJourney extends ManyLived {
  readonly events: readonly ToldEvent[];
  readonly stored: Journey;
  readonly queried: Journey;
  /** When it had come to rest. */
  readonly until: Instant;
}

describe('the rules alone, and the Workflow on the real server', () => {
  const services: TestService[] = [];
  const lived: KnownJourney[] = [];
  beforeAll(async () => {
    for (const span of SPANS) {
      const service = await aService();
      services.push(service);
      const { lived: journeys, until } = await liveTogether(service, randomLives(span));
      lived.push(...(await inParallel(journeys, 20, (one) => knownOf(service, one, until))));
      await service.stopWorker();
    }
  }, 600_000);
  afterAll(() => Promise.all(services.map((service) => service.close())));

  it('tell every journey with the same events, in the same order, at the same times', () => {
    const differences = lived.map((one) => retold(one).difference).filter((found) => found !== undefined);
    expect(differences).toEqual([]);
    expect(lived).toHaveLength(SPANS.reduce((sum, { count }) => sum + count, 0));
  });

  it('refuse the same commands with the same words', () => {
    const wrong: unknown[] = [];
    for (const one of lived) {
      const { states } = retold(one);
      for (const { outcome, key, command, at, before, after, otherwise, earlier } of one.answers) {
        if (outcome.outcome !== 'refused') continue;
        const { refusal } = outcome;
        const then = states.filter(({ sequence }) => sequence >= before && sequence <= after);
        const alike =
          otherwise === undefined
            ? earlier === undefined && refuseAlike(then, command, refusal, at)
            : refusal.refused === 'key-reused';
        if (!alike) wrong.push({ key, command, refusal });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leave of each command that was accepted one event of its own, and of a refused one nothing', () => {
    expect(lived.length).toBeGreaterThan(0);
    for (const { answers, events, sent } of lived) {
      const accepted = new Map<string, number>();
      for (const { key, outcome } of answers) {
        if (outcome.outcome !== 'recorded') continue;
        expect([key, outcome.sequence]).toEqual([key, accepted.get(key) ?? outcome.sequence]);
        accepted.set(key, outcome.sequence);
      }
      const recorded = events.flatMap(({ key, sequence }) =>
        key == null || sent.get(key)?.as === 'signal' ? [] : [[key, sequence] as const],
      );
      expect(new Map(recorded)).toEqual(accepted);
      expect(recorded).toHaveLength(accepted.size);
    }
  });

  it('know the same of every journey: its events folded, the Workflow’s state, and what Postgres has', () => {
    expect(lived.length).toBeGreaterThan(0);
    for (const { id, events, stored, queried } of lived) {
      const folded = plain(events.reduce(apply, unopenedJourney(id)));
      expect(stored).toEqual(folded);
      expect(plain(queried)).toEqual(folded);
    }
  });

  it('leave no command without an answer, but where the journey is long over', () => {
    const unanswered = lived.flatMap(({ answers, stored }) =>
      answers
        .filter(({ outcome }) => outcome.outcome !== 'recorded' && outcome.outcome !== 'refused')
        .filter(({ outcome, at }) => {
          const isOver =
            stored.closed !== undefined && addDays(stored.closed.on, REOPENING_DAYS) <= dateOf(at);
          return outcome.outcome !== 'no-workflow' || !isOver;
        }),
    );
    expect(unanswered).toEqual([]);
  });

  it('were asked enough for this to mean something', () => {
    const answers = lived.flatMap((one) => one.answers);
    const types = new Set(lived.flatMap(({ events }) => events.map(({ type }) => type)));
    const told = answers.flatMap(({ outcome, command }) =>
      outcome.outcome === 'recorded' ? [command.type] : [],
    );
    const refused = answers.flatMap(({ outcome }) =>
      outcome.outcome === 'refused' ? [outcome.refusal.refused] : [],
    );
    const signals = lived.flatMap(({ events, sent }) =>
      events.filter(
        ({ key, type }) => key != null && sent.get(key)?.as === 'signal' && type !== 'SignalNotApplied',
      ),
    );
    const again = answers.filter(
      ({ earlier, otherwise }) => earlier !== undefined && otherwise === undefined,
    );
    const given = new Set(answers.map(({ command }) => command.type));
    expect(COMMAND_TYPES.filter((type) => !given.has(type) && !ROUTED_BY_HAND.includes(type))).toEqual([]);
    expect(new Set(told).size).toBeGreaterThan(0.8 * (COMMAND_TYPES.length - ROUTED_BY_HAND.length));
    for (const type of ['SignalNotApplied', 'SignalNotUnderstood', 'ObligationReminded', 'ReminderSkipped']) {
      expect([...types]).toContain(type);
    }
    expect(new Set(refused).size).toBeGreaterThan(15);
    expect(refused).toContain('key-reused');
    expect(again.length).toBeGreaterThan(10);
    expect(signals.length).toBeGreaterThan(20);
  });

  it('would be caught parting, were an event missing, changed, early or in another’s place', () => {
    const one = lived.find(({ events }) => events.length > 40);
    if (one === undefined) throw new Error('Nobody has lived long enough');
    const { events } = one;
    const told = (changed: readonly ToldEvent[]) => retold({ ...one, events: changed }).difference;
    expect(told(events)).toBeUndefined();
    const missing = events.slice(1).map((_, index) => events.toSpliced(index, 1));
    const early = events.map((event, index) => events.with(index, { ...event, at: BEFORE_ALL }));
    const changed = events.map((event, index) => {
      const other: unknown = { ...event, payload: { ...event.payload, kind: 'another' } };
      return events.with(index, other as ToldEvent);
    });
    const swapped = events.slice(1).map((event, index) => {
      const first = { ...event, sequence: index + 1 };
      const second = { ...events[index], sequence: index + 2 } as ToldEvent;
      return events.toSpliced(index, 2, first, second);
    });
    expect(missing.map(told)).not.toContain(undefined);
    expect(early.map(told)).not.toContain(undefined);
    expect(changed.map(told)).not.toContain(undefined);
    expect(swapped.map(told)).not.toContain(undefined);
  });
});

function retold(one: KnownJourney): Retelling {
  return retell(one, one.events, one.until);
}

async function knownOf({ db, engine }: TestService, one: ManyLived, until: Instant): Promise<KnownJourney> {
  const [[row], events, queried] = await Promise.all([
    all<{ state: Journey }>(db, 'select state from subjects where id = $1', [one.id]),
    all<ToldEvent & { [column: string]: unknown }>(
      db,
      'select sequence, type, payload, at, key from timeline_events where subject_id = $1 order by sequence',
      [one.id],
    ),
    engine.workflow.getHandle(journeyWorkflowId(one.id)).query<Journey>(STATE_QUERY),
  ]);
  if (row === undefined) throw new Error('The journey has not been recorded');
  return { ...one, events, stored: row.state, queried, until };
}

/** As JSON has it: absent and `undefined` are the same there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
