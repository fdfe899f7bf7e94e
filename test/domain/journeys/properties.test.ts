import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { apply } from '../../../domain/journeys/apply.ts';
import { COMMAND_TYPES } from '../../../domain/journeys/commands.ts';
import { openObligations, unopenedJourney } from '../../../domain/journeys/journey.ts';
import { stepsAhead } from '../../../domain/obligations/steps.ts';
import { PROGRAMME_EVENT_TYPES } from '../../../domain/programme/events.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { RELEASED } from '../../../domain/rulebook/released.ts';
import { addDays, dateOf, timeOf, workingDayOnOrAfter } from '../../../domain/vocabulary/calendar.ts';
import { EVENT_WORDS } from '../../../domain/words/index.ts';
import { inIgu, inRecruitment, LivedJourney } from '../../support/journeys/a-journey.ts';
import { aLife, fieldsOf, live } from '../../support/journeys/a-life.ts';

/**
 * The same lives at every run, so that a change is judged by them; `PROPERTY_SEED=7 npm run jest` plays other
 * lives.
 */
const RUNS = { numRuns: 60, seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_124) };

const SOME_ID = '3f0e6d1a-0000-4000-8000-000000000001';
const ANOTHER_ID = '3f0e6d1a-0000-4000-8000-000000000002';

/** What only Signals and new releases bring about. */
const NOT_FROM_COMMANDS = [
  'SignalSettled',
  'ObligationReplaced',
  'RecurrenceReplaced',
  'SignalNotApplied',
  'SignalNotUnderstood',
  'RulebookTakenUp',
];

/** Turns that need many others before them, so that few lives get to them by chance. */
function rareTurns(): LivedJourney[] {
  const learning = inIgu('2026-05-04')
    .does('RegisterInVitas', { registeredOn: '2026-04-27' })
    .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
    .until('2026-06-10')
    .does('PauseJourney', { from: '2026-06-10', kind: 'long-absence' })
    .until('2026-09-15')
    .does('ResumeJourney', { on: '2026-09-15' })
    .does('ExtendIgu', {
      reason: 'long-absence',
      agreedOn: '2026-09-15',
      absentFrom: '2026-06-10',
      backOn: '2026-09-15',
    })
    .until('2028-08-09')
    .does('ClaimBonus', { part: 'six-months', claimedOn: '2028-08-09' })
    .does('CompleteIgu', { completedOn: '2028-08-09', certificateOn: '2028-08-09' });
  const course = inRecruitment()
    .does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-03-16',
      endsOn: '2026-04-24',
    })
    .until('2026-03-20')
    .does('BreakOffCourse', { on: '2026-03-20', cause: 'withdrew', certificate: false });
  const released = inRecruitment()
    .does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-03-16',
      endsOn: '2026-04-24',
    })
    .does('ReleaseFromClass', { on: '2026-03-09', cause: 'too-few' });
  const ended = inIgu('2026-05-04').until('2026-06-01').does('EndIguEarly', {
    endedOn: '2026-06-01',
    cause: 'company-closed',
    partialProof: true,
    seeksSuccessor: true,
  });
  const disputed = inIgu('2026-05-04')
    .until('2026-05-04')
    .does('ConfirmDayOne', { of: 'igu', came: false, on: '2026-05-04' })
    .does('AnswerNoShow', { of: 'igu', came: true })
    .does('UpholdNoShow', { of: 'igu' });
  const putRight = new LivedJourney('2026-03-02')
    .does('CorrectPerson', { correction: SOME_ID, fields: ['phone'], cause: 'has-changed' })
    .does('HandOutOwnPageLink', { link: 1, until: '2026-08-31' })
    .does('KeepJourney', { merge: SOME_ID, other: ANOTHER_ID })
    .does('MergeJourney', { merge: ANOTHER_ID, into: ANOTHER_ID, on: '2026-03-02' });
  return [learning, course, released, ended, disputed, putRight];
}

describe('whatever happens in a journey', () => {
  it('leads, over many lives, through every stage and to every kind of event', () => {
    const lives = fc.sample(aLife, { numRuns: 300, seed: 20261123 }).map((moments) => live(moments));
    // A month claimed before the IGU has begun is too rare to wait for.
    lives.push(inIgu('2026-05-20').does('ClaimAllowance', { month: '2026-05' }));
    lives.push(...rareTurns());
    const seen = new Set<string>(lives.flatMap(({ events }) => events.map(({ type }) => type)));
    const ofProgrammes: readonly string[] = PROGRAMME_EVENT_TYPES;
    const unseen = Object.keys(EVENT_WORDS).filter((type) => !seen.has(type) && !ofProgrammes.includes(type));
    expect(unseen).toEqual(NOT_FROM_COMMANDS);
  });

  it('never leaves an open journey without anybody who owes the next thing', () => {
    fc.assert(
      fc.property(aLife, (moments) => {
        const { journey } = live(moments);
        expect(journey.stage === 'closed' || openObligations(journey).length > 0).toBe(true);
      }),
      RUNS,
    );
  });

  it('never reminds of what is fulfilled or ended, and takes no step twice', () => {
    fc.assert(
      fc.property(aLife, (moments) => {
        const over = new Set<string>();
        const taken = new Set<string>();
        const wrong: string[] = [];
        for (const { type, payload } of live(moments).events) {
          if (type === 'ObligationReopened') over.delete(payload.obligation);
          // If it was moved to a later day, there may be a reminder again.
          if (type === 'ObligationShifted') {
            for (const step of payload.again) taken.delete(`${payload.obligation} ${step}`);
          }
          if (type === 'ObligationFulfilled' || type === 'ObligationEnded' || type === 'ObligationStruck') {
            if (over.has(payload.obligation)) wrong.push(`${payload.obligation} was over already`);
            over.add(payload.obligation);
          }
          if ('step' in payload) {
            const step = `${payload.obligation} ${payload.step}`;
            if (over.has(payload.obligation)) wrong.push(`${step} came after its end`);
            if (taken.has(step)) wrong.push(`${step} came twice`);
            taken.add(step);
          }
        }
        expect(wrong).toEqual([]);
      }),
      RUNS,
    );
  });

  it('can be told again from its events alone', () => {
    fc.assert(
      fc.property(aLife, (moments) => {
        const { events, journey } = live(moments);
        expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
        expect(events.reduce(apply, unopenedJourney(journey.id))).toEqual(journey);
      }),
      RUNS,
    );
  });

  it('opens every obligation once, under an id of its own', () => {
    fc.assert(
      fc.property(aLife, (moments) => {
        const ids = live(moments).journey.obligations.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      RUNS,
    );
  });

  it('asks nobody twice for the same thing at the same time', () => {
    // A second IGU may begin while the first one's months and bonus are still unclaimed; each absence is asked about,
    // and each call for help answered.
    const PER_IGU = new Set<string>(['bonus-six-months', 'igu-extension', 'help-asked-for']);
    for (const { kind, recurs } of RELEASED.flatMap(({ obligations }) => obligations)) {
      if (recurs !== undefined) PER_IGU.add(kind);
    }
    let asked = 0;
    fc.assert(
      fc.property(aLife, (moments) => {
        const open = new Map<string, string>();
        for (const { type, payload } of live(moments).events) {
          if (type === 'ObligationFulfilled' || type === 'ObligationEnded') open.delete(payload.kind);
          if (type === 'ObligationStruck') open.delete(payload.kind);
          if ((type !== 'ObligationOpened' && type !== 'ObligationReopened') || PER_IGU.has(payload.kind))
            continue;
          expect([payload.kind, open.get(payload.kind)]).toEqual([payload.kind, undefined]);
          open.set(payload.kind, payload.obligation);
          asked += 1;
        }
      }),
      RUNS,
    );
    expect(asked).toBeGreaterThan(0);
  });

  it('takes every step on a working day in the early morning, unless it was already late when it came', () => {
    let taken = 0;
    fc.assert(
      fc.property(aLife, (moments) => {
        const lived = live(moments);
        for (const event of lived.events) {
          if (event.type !== 'ObligationEscalated' && event.type !== 'ObligationMissed') continue;
          // It may already have been late when it was opened, brought back or moved, or have waited in a
          // pause that was taken back.
          const brought = lived.events.findLast(
            (earlier) =>
              earlier.sequence < event.sequence &&
              (earlier.type === 'CommandCorrected' ||
                (['ObligationOpened', 'ObligationReopened', 'ObligationShifted'].includes(earlier.type) &&
                  'obligation' in earlier.payload &&
                  earlier.payload.obligation === event.payload.obligation)),
          );
          if (brought !== undefined && dateOf(brought.at) > event.payload.due) continue;
          expect(workingDayOnOrAfter(dateOf(event.at))).toBe(dateOf(event.at));
          expect(timeOf(event.at) >= '05:30' && timeOf(event.at) <= '06:15').toBe(true);
          taken += 1;
        }
      }),
      RUNS,
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('comes to rest: ten years on, nothing is to be done but what recurs as long as the journey is open', () => {
    fc.assert(
      fc.property(aLife, (moments) => {
        const lived = live(moments);
        lived.until(addDays(lived.today, 3653));
        const endless = lived.journey.recurrences.filter(({ until }) => until === undefined);
        const kinds = new Set(endless.map(({ kind }) => kind));
        const left = stepsAhead(lived.journey).filter(
          ({ step }) => !kinds.has(step.does === 'recur' ? step.recurrence.kind : step.obligation.kind),
        );
        expect(left.map(({ step }) => step.name)).toEqual([]);
      }),
      { ...RUNS, numRuns: 50 },
    );
  });

  it('decides the same again from the same journey, command and time, and changes nothing by refusing', () => {
    fc.assert(
      fc.property(aLife, fc.constantFrom(...COMMAND_TYPES), (moments, command) => {
        const lived = live(moments);
        const before = JSON.stringify(lived.journey);
        const moment = { days: 0, command, offset: 3, yes: true, choice: 1 };
        const fields = fieldsOf(moment, lived.journey, lived.today);
        const first = lived.asks(command, fields);
        expect(lived.asks(command, fields)).toEqual(first);
        expect(isRefusal(first) || first.length > 0).toBe(true);
        expect(JSON.stringify(lived.journey)).toBe(before);
      }),
      RUNS,
    );
  });
});
