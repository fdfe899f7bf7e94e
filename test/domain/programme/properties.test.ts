import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { applyToProgramme } from '../../../domain/programme/apply.ts';
import { itemOwed, unopenedProgramme } from '../../../domain/programme/programme.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { ruleOf } from '../../../domain/rulebook/index.ts';
import { foldAll } from '../../../domain/subjects/fold.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import {
  MEETING_CANCEL_REASONS,
  MOVE_REASONS,
  REPORT_CORRECTION_REASONS,
} from '../../../domain/vocabulary/codes.ts';
import { aPlan, LivedProgramme } from '../../support/programme/a-programme.ts';

const NAMES = aPlan.items.map(({ item }) => item);
const RUNS = { numRuns: 60, seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_130) };

/** One thing that somebody may do: about what, how, and how many days after the one before. */
const aTurn = fc.record({
  does: fc.constantFrom('done', 'reported', 'moved', 'called-off', 'taken back', 'changed file', 'nothing'),
  item: fc.constantFrom(...NAMES),
  days: fc.integer({ min: 0, max: 40 }),
  by: fc.integer({ min: -20, max: 90 }),
  reason: fc.nat(),
});
type Turn = typeof aTurn extends fc.Arbitrary<infer T> ? T : never;

function live(turns: readonly Turn[]): LivedProgramme {
  const lived = new LivedProgramme();
  for (const turn of turns) {
    lived.until(addDays(lived.today, turn.days));
    act(lived, turn);
  }
  return lived.until('2029-01-01');
}

/** Does what a turn says, if the rules let it. */
function act(lived: LivedProgramme, { does, item, by, reason }: Turn): void {
  const on = addDays(lived.today, by);
  const back = addDays(lived.today, -Math.abs(by));
  switch (does) {
    case 'done':
      return ifAllowed(lived, 'ReportDone', { item, doneOn: back });
    case 'reported':
      return ifAllowed(lived, 'ReportTask', { item, reportedOn: back });
    case 'moved':
      return ifAllowed(lived, 'MoveItem', { item, on, reason: pick(MOVE_REASONS, reason) });
    case 'called-off':
      return ifAllowed(lived, 'CancelMeeting', { item, reason: pick(MEETING_CANCEL_REASONS, reason) });
    case 'taken back': {
      const event = lived.item(item)?.lastReport?.event ?? 1;
      return ifAllowed(lived, 'TakeBackReport', { event, reason: pick(REPORT_CORRECTION_REASONS, reason) });
    }
    case 'changed file': {
      const items = aPlan.items.flatMap((planned) => {
        if (planned.item !== item) return [planned];
        return reason % 3 === 0 ? [] : [{ ...planned, on: addDays(planned.on, Math.abs(by)) }];
      });
      lived.hears({ ...aPlan, items });
      return;
    }
    case 'nothing':
  }
}

function pick<T>(all: readonly [T, ...T[]], number: number): T {
  return all[number % all.length] ?? all[0];
}

function ifAllowed(lived: LivedProgramme, ...[type, fields]: Parameters<LivedProgramme['does']>): void {
  if (!isRefusal(lived.asks(type, fields))) lived.does(type, fields);
}

const lives = fc.array(aTurn, { minLength: 5, maxLength: 40 }).map(live);

describe('whatever happens in a programme', () => {
  it('leads, over many lives, to every kind of event that people and files bring about', () => {
    const seen = new Set(fc.sample(lives, RUNS).flatMap(({ events }) => events.map(({ type }) => type)));
    for (const type of [
      'ItemMoved',
      'ItemDone',
      'TaskReported',
      'MeetingCancelled',
      'ReportTakenBack',
      'ItemWithdrawn',
    ] as const) {
      expect(seen).toContain(type);
    }
    for (const type of [
      'ObligationShifted',
      'ObligationEnded',
      'ObligationMissed',
      'ReminderSkipped',
    ] as const) {
      expect(seen).toContain(type);
    }
  });

  it('nobody is told of what is done, called off or withdrawn', () => {
    fc.assert(
      fc.property(lives, ({ events }) => {
        const ended = new Set<string>();
        const toldLater: string[] = [];
        for (const { type, payload } of events) {
          if (type === 'ObligationFulfilled' || type === 'ObligationEnded') ended.add(payload.obligation);
          if (type === 'ObligationStruck') ended.add(payload.obligation);
          if (type === 'ObligationReopened') ended.delete(payload.obligation);
          const isTold = type === 'ObligationReminded' || type === 'ObligationEscalated';
          if (isTold && ended.has(payload.obligation)) toldLater.push(payload.obligation);
        }
        expect(toldLater).toEqual([]);
      }),
      RUNS,
    );
  });

  it('no step is taken twice, unless its day has moved', () => {
    fc.assert(
      fc.property(lives, ({ events }) => {
        const taken = new Set<string>();
        const twice: string[] = [];
        for (const { type, payload } of events) {
          if (type === 'ObligationShifted') {
            for (const step of payload.again) taken.delete(`${payload.obligation} ${step}`);
          }
          if (type !== 'ObligationReminded' && type !== 'ObligationEscalated') continue;
          const step = `${payload.obligation} ${payload.step}`;
          if (taken.has(step)) twice.push(step);
          taken.add(step);
        }
        expect(twice).toEqual([]);
      }),
      RUNS,
    );
  });

  it('every silence ends with the last whom its rule names', () => {
    fc.assert(
      fc.property(lives, ({ programme }) => {
        const silent = programme.obligations.filter(({ ended }) => ended === undefined);
        const lacking = silent.filter(({ taken, rulebook, kind }) => {
          const last = ruleOf(rulebook, kind).escalate.at(-1);
          return !taken.includes(`escalate:${last?.after}:${last?.to}`);
        });
        expect(lacking).toEqual([]);
      }),
      RUNS,
    );
  });

  it('what is planned is owed, and what is owed is about something planned', () => {
    fc.assert(
      fc.property(lives, ({ programme }) => {
        const open = programme.obligations.filter(({ ended }) => ended === undefined);
        const about = open.map((obligation) => itemOwed(programme, obligation));
        expect(about.filter((item) => item?.state !== 'planned')).toEqual([]);
        const owed = about.map((item) => item?.item ?? '');
        expect(new Set(owed).size).toBe(owed.length);
        const due = programme.items.filter(({ state, dueOn }) => state === 'planned' && dueOn !== undefined);
        expect(owed.sort()).toEqual(due.map(({ item }) => item).sort());
      }),
      RUNS,
    );
  });

  it('is the same whether its events are folded one by one or all at once', () => {
    fc.assert(
      fc.property(lives, ({ programme, events }) => {
        const unopened = unopenedProgramme(programme.id);
        expect(foldAll(applyToProgramme, unopened, events)).toEqual(programme);
        expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, before) => before + 1));
      }),
      RUNS,
    );
  });
});
