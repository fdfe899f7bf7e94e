import { beforeAll, describe, expect, it } from '@jest/globals';
import { countHistories } from '../../bench/history-counts.ts';
import type { HistoryCounts, HistoryEvent } from '../../bench/history-counts.ts';
import { recordedRoads } from '../../bench/recorded-histories.ts';
import type { RecordedRoad } from '../../bench/recorded-histories.ts';
import { openObligations } from '../../domain/journeys/journey.ts';
import { NEWEST_RULEBOOK } from '../../domain/rulebook/index.ts';
import { addDays, daysBetween } from '../../domain/vocabulary/calendar.ts';
import { LivedJourney } from '../support/journeys/a-journey.ts';
import { aWholeJourney, owingMost } from '../support/journeys/a-whole-journey.ts';
import { FIRST_DAY } from '../support/stack/a-service.ts';

const MOST_EVENTS = 2_000;
const MOST_ACTIONS = 500;
const MOST_EVENTS_OF_A_RUN = 500;

describe('the history of a whole journey under the newest rulebook', () => {
  let whole: RecordedRoad;
  let counts: HistoryCounts;
  beforeAll(async () => {
    const roads = await recordedRoads();
    const found = roads.filter(({ name }) => name.endsWith(`/rulebook-${NEWEST_RULEBOOK}/whole`)).at(-1);
    if (found === undefined) throw new Error('Nobody has recorded a whole journey: npm run record-history');
    whole = found;
    counts = countHistories(whole.runs.map(({ events }) => events));
  });

  it('is whole: from a referral over two and a half years to the end of its Workflow', () => {
    const [first, last] = [whole.runs[0]?.events[0], whole.runs.at(-1)?.events.at(-1)];
    expect(last?.eventType).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED');
    const days = daysBetween(dayOf(first), dayOf(last));
    // Two and a half years, and the ninety days in which it can be reopened.
    expect(days).toBeGreaterThanOrEqual(2.5 * 365 + 90);
    const others = whole.runs.slice(0, -1).map(({ events }) => events.at(-1)?.eventType);
    expect(new Set(others)).toEqual(new Set(['EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW']));
  });

  it('is one in which everything that was owed was done in time', () => {
    const lived = new LivedJourney(FIRST_DAY, owingMost(FIRST_DAY), { rulebook: NEWEST_RULEBOOK });
    for (const { on, type, fields, facts } of aWholeJourney(FIRST_DAY)) {
      lived.until(on).does(type, fields, facts);
    }
    lived.until(addDays(lived.today, 91));
    expect(openObligations(lived.journey)).toEqual([]);
    expect(lived.types().filter((type) => /Missed|Escalated/.test(type))).toEqual([]);
    expect(counts.bySource.get('command')?.times).toBe(aWholeJourney(FIRST_DAY).length);
  });

  it(`has at most ${MOST_EVENTS} events`, () => {
    expect(counts.events).toBeLessThanOrEqual(MOST_EVENTS);
    expect(counts.events).toBeGreaterThan(1_000);
  });

  it(`costs at most ${MOST_ACTIONS} billable actions`, () => {
    expect(counts.actions).toBeLessThanOrEqual(MOST_ACTIONS);
    expect(counts.actions).toBeGreaterThan(300);
  });

  it(`has no run of more than ${MOST_EVENTS_OF_A_RUN} events, and neither has any other road`, async () => {
    const runs = (await recordedRoads()).flatMap((road) => road.runs);
    const long = runs.filter(({ events }) => events.length > MOST_EVENTS_OF_A_RUN);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it('keeps within both on the real server too, where a training clock is moved by hand', async () => {
    const name = `${whole.name}-by-training-clock`;
    const road = (await recordedRoads()).find((other) => other.name === name);
    const byClock = countHistories(road?.runs.map(({ events }) => events) ?? []);
    expect(byClock.bySource.get('command')).toMatchObject({ times: aWholeJourney(FIRST_DAY).length });
    expect(byClock.events).toBeLessThanOrEqual(MOST_EVENTS);
    expect(byClock.actions).toBeLessThanOrEqual(MOST_ACTIONS);
  });

  it('wakes by its timers and by commands alone', () => {
    expect([...counts.bySource.keys()].sort()).toEqual(['command', 'run', 'timer']);
    expect(counts.bySource.get('run')?.times).toBe(whole.runs.length);
  });
});

describe('the count of a history', () => {
  it('gives what follows a command to the command, and what follows a timer to the timer', () => {
    const { bySource } = countHistories([
      history(
        'WORKFLOW_EXECUTION_STARTED',
        ...TASK,
        'TIMER_STARTED',
        ...TASK,
        'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
        ...ACTIVITY,
        ...TASK,
        'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
        'TIMER_CANCELED',
        'TIMER_STARTED',
        'TIMER_FIRED',
        ...TASK,
        ...ACTIVITY,
        ...TASK,
      ),
    ]);
    expect(Object.fromEntries(bySource)).toEqual({
      run: { times: 1, events: 5, actions: 2 },
      command: { times: 1, events: 13, actions: 3 },
      timer: { times: 1, events: 10, actions: 1 },
    });
  });

  it('counts an Activity once for each time it was tried', () => {
    const [scheduled, started, completed] = history(...ACTIVITY);
    const thrice = {
      ...started,
      activityTaskStartedEventAttributes: { scheduledEventId: '1', attempt: 3 },
    } as HistoryEvent;
    expect(countHistories([[scheduled, thrice, completed] as HistoryEvent[]])).toMatchObject({
      events: 3,
      actions: 3,
    });
  });

  it('does not guess what an event costs that no journey has had so far', () => {
    expect(() => countHistories([history('MARKER_RECORDED')])).toThrow('MARKER_RECORDED');
  });
});

const TASK = ['WORKFLOW_TASK_SCHEDULED', 'WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED'] as const;
const ACTIVITY = ['ACTIVITY_TASK_SCHEDULED', 'ACTIVITY_TASK_STARTED', 'ACTIVITY_TASK_COMPLETED'] as const;

/** Events of these types in a row; an Activity's events belong to the latest that was scheduled. */
function history(...types: readonly string[]): HistoryEvent[] {
  let scheduledEventId = '';
  return types.map((type, index) => {
    const eventId = String(index + 1);
    if (type === 'ACTIVITY_TASK_SCHEDULED') scheduledEventId = eventId;
    return {
      eventId,
      eventType: `EVENT_TYPE_${type}`,
      eventTime: '2026-03-02T09:00:00Z',
      ...(type === 'ACTIVITY_TASK_STARTED' && {
        activityTaskStartedEventAttributes: { scheduledEventId, attempt: 1 },
      }),
      ...(type === 'ACTIVITY_TASK_COMPLETED' && {
        activityTaskCompletedEventAttributes: { scheduledEventId },
      }),
    };
  });
}

function dayOf(event: HistoryEvent | undefined): string {
  return event?.eventTime.slice(0, 10) ?? '';
}
