import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apply } from '../../../domain/journeys/apply.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { unopenedJourney } from '../../../domain/journeys/journey.ts';
import { ANSWERS } from '../../../domain/rehearsal/answers.ts';
import { assumptionFaults, ASSUMPTIONS } from '../../../domain/rehearsal/assumptions.ts';
import type { Promptness } from '../../../domain/rehearsal/assumptions.ts';
import { Dice } from '../../../domain/rehearsal/dice.ts';
import { forecast, TARGET_IDS } from '../../../domain/rehearsal/forecast.ts';
import type { Plan } from '../../../domain/rehearsal/life.ts';
import { achievements, countsFrom } from '../../../domain/rehearsal/outcomes.ts';
import {
  groupOf,
  lifeDrawn,
  Lives,
  playLife,
  rehearse,
  RUNS_SHARING_LIVES,
} from '../../../domain/rehearsal/rehearse.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { addDays, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import { OWNERS } from '../../../domain/vocabulary/codes.ts';
import { inEmployment } from '../../support/journeys/a-journey.ts';
import { aPlan, theAssumptionsFile } from '../../support/journeys/a-plan.ts';

const runs = (plan: Plan, count: number) => Array.from({ length: count }, (_, run) => rehearse(plan, run));
const spread = (least: number, usual: number, most: number) => ({ least, usual, most });
const everybody = (promptness: Promptness) =>
  Object.fromEntries(OWNERS.map((party) => [party, promptness])) as Plan['assumptions']['promptness'];

/** Everybody answers in time, the coordinator finds a place at once, and what is agreed begins soon. */
const NOBODY_IS_LATE = {
  promptness: everybody({ onTime: 1, daysLate: spread(0, 0, 0) }),
  daysToFindPlace: spread(5, 10, 20),
  daysToNextTry: spread(1, 1, 2),
  daysToFirstDay: spread(3, 5, 7),
  matchRefused: 0,
  roadsAfterCourse: { igu: 0, placement: 0.8, job: 0.2 },
  afterPlacement: { job: 0.5, igu: 0, placement: 0.2, search: 0.3, leaves: 0 },
  // Rulebook 1 asks a second company for a bonus that the first one has had; a successor is not found in 30 days.
  iguEndsEarly: 0,
};
/**
 * What was escalated though there was time for it when it opened. A colleague hears on the last day, when
 * nobody is late yet. Nor is anybody late who answers on the first working day after a holiday on which it is
 * due and before which it cannot be known, such as a return.
 */
function escalatedInTime(life: readonly JourneyEvent[]): string[] {
  const opened = new Map<string, boolean>();
  return life.flatMap((event) => {
    if (event.type === 'ObligationOpened') {
      const { obligation, due } = event.payload;
      opened.set(obligation, due > event.at.slice(0, 10) && workingDayOnOrAfter(due) === due);
    }
    if (event.type !== 'ObligationEscalated' || event.payload.to.includes('colleague')) return [];
    return opened.get(event.payload.obligation) === true ? [event.payload.obligation] : [];
  });
}

const RULEBOOKS = Array.from({ length: NEWEST_RULEBOOK }, (_, index) => index + 1);

describe('a rehearsal', () => {
  it.each(RULEBOOKS)(
    'comes out the same for the same seed, and otherwise for another, by rulebook %i',
    (rulebook) => {
      const bytes = (seed: number) => JSON.stringify(runs(aPlan({}, { seed, rulebook }), 3));
      expect(bytes(7)).toBe(bytes(7));
      expect(bytes(8)).not.toBe(bytes(7));
    },
  );

  it.each(RULEBOOKS)(
    'escalates nothing where nobody is late, but what is past due when it opens, by rulebook %i',
    (rulebook) => {
      const plan = aPlan(NOBODY_IS_LATE, { rulebook });
      const lives = Array.from({ length: 10 * plan.people }, (_, life) =>
        playLife(plan, Math.floor(life / plan.people), life % plan.people),
      );
      expect(lives.flatMap(escalatedInTime)).toEqual([]);
      const reminded = lives.flat().filter(({ type }) => type === 'ObligationReminded');
      expect(reminded.length).toBeGreaterThan(1_000);
    },
  );

  it('escalates where a company is late, and to the coordinator', () => {
    const late = { onTime: 0, daysLate: spread(40, 40, 40) };
    const promptness = { ...NOBODY_IS_LATE.promptness, company: late };
    const [run] = runs(aPlan({ ...NOBODY_IS_LATE, promptness }), 1);
    expect(run?.escalations['vitas-registration']?.coordinator).toBeGreaterThan(0);
    expect(run?.escalations['course-completion']).toBeUndefined();
  });

  it('gives a smaller chance of completed IGUs where more of them end early', () => {
    const chance = (iguEndsEarly: number) => {
      const roads = { course: 0, igu: 1, placement: 0, job: 0 };
      const plan = aPlan({ iguEndsEarly, roads, arrivals: [1] }, { from: '2024-01-02' });
      return forecast(runs(plan, 20), [{ id: 'igu-completed', atLeast: 7 }]).targets[0]?.chance ?? NaN;
    };
    const [few, many] = [chance(0.1), chance(0.7)];
    expect(few).toBeGreaterThan(0.5);
    expect(many).toBeLessThan(few - 0.3);
  });

  it('lets the rules say no: after the last day of the IGU scheme nobody begins one', () => {
    const [run] = runs(aPlan({}, { from: '2028-01-03' }), 1);
    expect(run?.refusals['SignIguAgreement igu-scheme-ended']).toBeGreaterThan(0);
    expect(run?.stages.igu.every((people) => people === 0)).toBe(true);
  });

  it('counts everybody who has been referred at exactly one stage at the end of each month', () => {
    const plan = aPlan({ arrivals: [1] });
    const played = runs(plan, 5);
    expect(played).toHaveLength(5);
    for (const { stages } of played) {
      const months = stages.closed.map((_, month) =>
        Object.values(stages).reduce((sum, counts) => sum + (counts[month] ?? 0), 0),
      );
      expect(new Set(months)).toEqual(new Set([plan.people]));
    }
  });

  it('counts nobody twice, however many jobs a person has had', () => {
    const roads = { course: 0, igu: 0, placement: 0.3, job: 0.7 };
    const stays = { jobLostWithinYear: 0.8, leavesOnReturn: 0, leavesEachMonth: 0 };
    const plan = aPlan({ roads, ...stays }, { people: 10 });
    let again = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (run) => {
        const lives = Array.from({ length: plan.people }, (_, person) =>
          playLife(plan, groupOf(run), lifeDrawn(plan, run, person)),
        );
        again += lives.filter(
          (life) => life.filter(({ type }) => type === 'EmploymentStarted').length > 1,
        ).length;
        const tally = rehearse(plan, run);
        for (const target of TARGET_IDS) {
          const counted = lives.filter((life) => countsFrom(target, achievements(life)) !== undefined).length;
          expect(tally.targets[target].at(-1)).toBe(counted);
        }
      }),
      { numRuns: 15, seed: 1 },
    );
    expect(again).toBeGreaterThan(5);
  });

  it('comes out the same where the runs of a group share their lives, and draws them anew for each', () => {
    const plan = aPlan({}, { people: 8 });
    const first = RUNS_SHARING_LIVES;
    const lives = new Lives(plan, groupOf(first));
    const alone = [first, first + 1, first + 2].map((run) => rehearse(plan, run));
    expect([first, first + 1, first + 2].map((run) => rehearse(plan, run, lives))).toEqual(alone);
    expect(new Set(alone.map((tally) => JSON.stringify(tally))).size).toBe(3);
    const drawn = (run: number) =>
      Array.from({ length: plan.people }, (_, person) => lifeDrawn(plan, run, person));
    // Drawn from more lives than the run has people, so two people need not be alike.
    expect(new Set([...drawn(first), ...drawn(first + 1)]).size).toBeGreaterThan(plan.people);
    expect(groupOf(first - 1)).not.toBe(groupOf(first));
  });

  it('plays real journeys: told again from their events they are the same, numbered from one', () => {
    const plan = aPlan();
    for (let person = 0; person < plan.people; person += 1) {
      const events = playLife(plan, 1, person);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
      expect(events.map(({ at }) => at).toSorted()).toEqual(events.map(({ at }) => at));
      expect(events.reduce(apply, unopenedJourney('')).sequence).toBe(events.length);
    }
  });

  it('has somebody who answers every obligation of every rulebook', () => {
    for (const version of RULEBOOKS) {
      const kinds = rulebook(version).obligations.map(({ kind }) => kind);
      expect(kinds.filter((kind) => ANSWERS[kind] === undefined)).toEqual([]);
    }
  });

  it('counts a mail a day at most for a company, whatever it is reminded of', () => {
    const played = runs(aPlan({ companies: 1 }, { people: 60 }), 2);
    expect(played.map(({ mostMailsInAWeek }) => mostMailsInAWeek)).toEqual([5, 5]);
  });
});

describe('what counts towards a target', () => {
  it('is an ordinary job, from the day it is recorded', () => {
    const achieved = achievements(inEmployment('2026-05-04').events);
    expect(countsFrom('established', achieved)).toBe('2026-05-04');
    expect(countsFrom('job-through-activation', achieved)).toBeUndefined();
    expect(countsFrom('igu-completed', achieved)).toBeUndefined();
  });

  it('is self-supporting apart from these, when a year in work is confirmed', () => {
    const lived = inEmployment('2026-05-04');
    lived.until(addDays('2027-05-04', 3)).does('ConfirmRetention', { month: 12, employed: true });
    expect(achievements(lived.events).get('self-supporting')).toBe('2027-05-07');
    expect(countsFrom('established', achievements(lived.events))).toBe('2026-05-04');
  });
});

describe('the assumptions', () => {
  it('that the project comes with have no faults, and a source and a certainty each', () => {
    expect(assumptionFaults(theAssumptionsFile())).toEqual([]);
    expect(Object.keys(theAssumptionsFile())).toEqual(Object.keys(ASSUMPTIONS));
  });

  it.each([
    ['iguEndsEarly', 1.2, 'iguEndsEarly.value', 'a share from 0 to 1, as 0.3'],
    ['iguEndsEarly', '0.3', 'iguEndsEarly.value', 'a share from 0 to 1, as 0.3'],
    ['people', 0, 'people.value', 'a whole number from 1 to 100000'],
    ['people', 2.5, 'people.value', 'a whole number from 1 to 100000'],
    ['arrivals', [], 'arrivals.value', 'a list of 1 to 120 numbers that are not all 0: how many a month'],
    ['arrivals', [0, 0], 'arrivals.value', 'a list of 1 to 120 numbers that are not all 0: how many a month'],
    [
      'roads',
      { course: 0.5, igu: 0.2, placement: 0.2, job: 0.2 },
      'roads.value',
      'shares for course, igu, placement, job that make 1 together',
    ],
    ['roads', { course: 1 }, 'roads.value', 'shares for course, igu, placement, job that make 1 together'],
    [
      'courseDays',
      { least: 30, usual: 20, most: 40 },
      'courseDays.value',
      'whole numbers least, usual and most, in that order, from 0 to 3000',
    ],
    [
      'minutesPerCommand',
      { SignAgreement: 5 },
      'minutesPerCommand.value.SignAgreement',
      'the name of a command',
    ],
  ] as const)('are refused with %s as %j', (name, value, path, expected) => {
    const file = theAssumptionsFile();
    expect(assumptionFaults({ ...file, [name]: { ...file[name], value } })).toEqual([{ path, expected }]);
  });

  it('are refused where one is missing, has no source, or is not known, all at once', () => {
    const { people: _, ...rest } = theAssumptionsFile();
    const faults = assumptionFaults({ ...rest, ages: { ...rest.ages, source: '' }, sun: {} });
    expect(faults.map(({ path }) => path)).toEqual(['people', 'ages.source', 'sun']);
    expect(assumptionFaults(null)).toHaveLength(1);
  });
});

describe('the dice', () => {
  it('keep within a spread, reach both of its ends, and lie most often about what is usual', () => {
    const dice = new Dice(1, 2, 3);
    const drawn = Array.from({ length: 5_000 }, () => dice.within(spread(2, 6, 10)));
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([2, 10]);
    const times = (value: number) => drawn.filter((one) => one === value).length;
    expect(times(6)).toBeGreaterThan(times(3) * 2);
    expect(times(6)).toBeGreaterThan(times(9) * 2);
    expect(dice.within(spread(4, 4, 4))).toBe(4);
  });

  it('fall by their shares, never on a share of nothing', () => {
    const dice = new Dice(9);
    const drawn = Array.from({ length: 4_000 }, () =>
      dice.oneOf({ never: 0, often: 0.75, seldom: 0.25, nor: 0 }),
    );
    const often = drawn.filter((one) => one === 'often').length / drawn.length;
    expect(new Set(drawn)).toEqual(new Set(['often', 'seldom']));
    expect(Math.abs(often - 0.75)).toBeLessThan(0.03);
  });

  it('fall differently for people next to each other', () => {
    const firsts = Array.from({ length: 1_000 }, (_, person) => new Dice(1, 0, person).next());
    expect(new Set(firsts).size).toBe(1_000);
    const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.04);
  });
});
