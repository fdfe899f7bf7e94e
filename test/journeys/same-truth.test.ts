import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inParallel } from '../../activities/in-parallel.ts';
import { all } from '../../db/pool.ts';
import { apply } from '../../domain/apply.ts';
import { addDays, dateOf } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/calendar.ts';
import { COMMAND_TYPES, updateName } from '../../domain/commands.ts';
import { unopenedJourney } from '../../domain/journey.ts';
import type { Journey } from '../../domain/journey.ts';
import { journeyWorkflowId, STATE_QUERY } from '../../workflows/messages.ts';
import { aService } from '../support/a-service.ts';
import type { TestService } from '../support/a-service.ts';
import { liveTogether } from '../support/many-lives.ts';
import type { ManyLived } from '../support/many-lives.ts';
import { randomLives } from '../support/random-asks.ts';
import { refuseAlike, retell } from '../support/retelling.ts';
import type { ToldEvent } from '../support/retelling.ts';

/** The same lives at every run; `PROPERTY_SEED=7 npm run jest -- same-truth` lives others. */
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_124);
const LIVES = Number(process.env['LIVES'] ?? 200);
const DAYS = 30;

/** So long after closing a journey's Workflow has ended, and takes nothing more. */
const REOPENING_DAYS = 90;

/** Before anybody was referred. */
const BEFORE_ALL = '2026-03-01T10:00:00.000Z';

describe('the rules alone, and the Workflow on the real server', () => {
  let service: TestService;
  let lived: readonly ManyLived[];
  let until: Instant;
  let timelines: ReadonlyMap<string, readonly ToldEvent[]>;
  beforeAll(async () => {
    service = await aService();
    ({ lived, until } = await liveTogether(service, randomLives(LIVES, DAYS, SEED)));
    timelines = await timelinesOf(service);
  }, 300_000);
  afterAll(() => service.close());

  const eventsOf = ({ id }: ManyLived): readonly ToldEvent[] => timelines.get(id) ?? [];
  const retold = (one: ManyLived) => retell(one, eventsOf(one), until);
  const folded = (one: ManyLived): Journey => eventsOf(one).reduce(apply, unopenedJourney(one.id));

  it('tell every journey with the same events, in the same order, at the same times', () => {
    expect(lived.map((one) => retold(one).difference).filter((found) => found !== undefined)).toEqual([]);
  });

  it('refuse the same commands with the same words, which then leave no trace', () => {
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

  it('leave behind each command that was accepted once, under its key and at the number its caller was told', () => {
    for (const one of lived) {
      const accepted = new Map<string, number>();
      for (const { key, outcome } of one.answers) {
        if (outcome.outcome !== 'recorded') continue;
        expect([key, outcome.sequence]).toEqual([key, accepted.get(key) ?? outcome.sequence]);
        accepted.set(key, outcome.sequence);
      }
      const recorded = eventsOf(one).flatMap(({ key, sequence }) =>
        key == null || one.sent.get(key)?.as === 'signal' ? [] : [[key, sequence] as const],
      );
      expect(new Map(recorded)).toEqual(accepted);
      expect(recorded).toHaveLength(accepted.size);
    }
  });

  it('know the same of every journey: its events folded, the Workflow’s state, and what Postgres has', async () => {
    const stored = new Map(
      (await all<{ id: string; state: Journey }>(service.db, 'select id, state from journeys')).map(
        ({ id, state }) => [id, state],
      ),
    );
    const queried = await inParallel(lived, 20, ({ id }) =>
      service.engine.workflow.getHandle(journeyWorkflowId(id)).query<Journey>(STATE_QUERY),
    );
    for (const [index, one] of lived.entries()) {
      const known = plain(folded(one));
      expect(stored.get(one.id)).toEqual(known);
      expect(plain(queried[index])).toEqual(known);
    }
  }, 120_000);

  it('never leave a command without an answer, but where the journey is long over', () => {
    const unanswered = lived.flatMap((one) =>
      one.answers
        .filter(({ outcome }) => !['recorded', 'refused'].includes(outcome.outcome))
        .filter(({ outcome, at }) => {
          const closedOn = folded(one).closed?.on;
          const over = closedOn !== undefined && addDays(closedOn, REOPENING_DAYS) <= dateOf(at);
          return outcome.outcome !== 'no-workflow' || !over;
        }),
    );
    expect(unanswered).toEqual([]);
  });

  it('were asked enough for this to mean something', () => {
    const types = new Set(lived.flatMap((one) => eventsOf(one).map(({ type }) => type)));
    const answers = lived.flatMap((one) => one.answers);
    const accepted = new Set(
      answers.flatMap(({ outcome, command }) => (outcome.outcome === 'recorded' ? [command.type] : [])),
    );
    const refusals = new Set(
      answers.flatMap(({ outcome }) => (outcome.outcome === 'refused' ? [outcome.refusal.refused] : [])),
    );
    expect(COMMAND_TYPES.filter((type) => !accepted.has(type)).map(updateName)).toEqual([]);
    for (const type of ['SignalNotApplied', 'SignalNotUnderstood', 'ObligationReminded', 'ReminderSkipped']) {
      expect([...types]).toContain(type);
    }
    expect(refusals.size).toBeGreaterThan(15);
    expect([...refusals]).toContain('key-reused');
    expect(answers.some(({ earlier, otherwise }) => earlier !== undefined && otherwise === undefined)).toBe(
      true,
    );
    expect(signalsApplied(lived, timelines)).toBeGreaterThan(20);
  });

  it('would be caught parting, were an event missing, changed, early or in another’s place', () => {
    const one = lived.find((other) => eventsOf(other).length > 20);
    if (one === undefined) throw new Error('Nobody has lived long enough');
    const events = eventsOf(one);
    const told = (changed: readonly ToldEvent[]) => retell(one, changed, until).difference;
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

function signalsApplied(
  lived: readonly ManyLived[],
  timelines: ReadonlyMap<string, readonly ToldEvent[]>,
): number {
  return lived.flatMap(({ id, sent }) =>
    (timelines.get(id) ?? []).filter(
      ({ type, key }) => key != null && sent.get(key)?.as === 'signal' && type !== 'SignalNotApplied',
    ),
  ).length;
}

async function timelinesOf({ db }: TestService): Promise<ReadonlyMap<string, readonly ToldEvent[]>> {
  const rows = await all<ToldEvent & { readonly journey: string }>(
    db,
    `select journey_id as journey, sequence, type, payload, at, key from timeline_events
     order by journey_id, sequence`,
  );
  const timelines = new Map<string, ToldEvent[]>();
  for (const { journey, ...event } of rows) {
    timelines.set(journey, [...(timelines.get(journey) ?? []), event]);
  }
  return timelines;
}

/** As JSON has it: what is absent and what is undefined are the same there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
