import { describe, expect, it } from '@jest/globals';
import { hear } from '../../../domain/decisions/signals.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import type { EventPayloads, EventType } from '../../../domain/journeys/events.ts';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { inIgu, inRecruitment } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const payloadsOf = <T extends EventType>(lived: LivedJourney, type: T) =>
  lived.events.flatMap((event) => (event.type === type ? [event.payload as EventPayloads[T]] : []));
const paused = (lived: LivedJourney, from: string, on: string) =>
  lived.until(from).does('PauseJourney', { from, kind: 'other' }).until(on).does('ResumeJourney', { on });
const monthsOpen = (lived: LivedJourney) =>
  openObligations(lived.journey).flatMap(({ occurrence }) => occurrence ?? []);

describe('what is owed', () => {
  it('is known by its kind, the event that gave rise to it, and its month', () => {
    const lived = inIgu(START).until('2026-06-02');
    const signed = lived.events.find(({ type }) => type === 'IguAgreementSigned')?.sequence ?? 0;
    const ids = openObligations(lived.journey).map(({ id }) => id);
    expect(ids).toContain(`vitas-registration:${String(signed)}`);
    expect(ids).toContain(`monthly-allowance:${String(signed)}:2026-05`);
    expect(ids).toContain(`monthly-allowance:${String(signed)}:2026-06`);
  });

  it('for one month is answered by a claim for that month alone', () => {
    const lived = inIgu(START).until('2026-07-02').does('ClaimAllowance', { month: '2026-06' });
    expect(monthsOpen(lived)).toEqual(['2026-05', '2026-07']);
  });

  it('for one signal is answered by settling that one alone', () => {
    const lived = inRecruitment();
    for (const _ of ['first', 'second']) {
      lived.journey = hear(lived.journey, undefined, lived.now).events.reduce(apply, lived.journey);
    }
    const [first, second] = lived.journey.unsettledSignals;
    expect(second).toBeDefined();
    lived.does('SettleSignal', { event: first ?? 0 });
    const open = openObligations(lived.journey).filter(({ kind }) => kind === 'jobcentre-signal');
    expect(open.map(({ cause }) => cause)).toEqual([second]);
  });

  it('is noted as done before it opens only where it has not opened yet', () => {
    const lived = inIgu(START).until('2026-06-02').does('ClaimAllowance', { month: '2026-06' });
    expect(payloadsOf(lived, 'OccurrenceMet')).toEqual([]);
  });
});

describe('what recurs', () => {
  it('begins with its first month, which is told apart only where it is another than that of its first day', () => {
    const [began] = payloadsOf(inIgu(START), 'RecurrenceBegan');
    expect(began).toMatchObject({ kind: 'monthly-allowance', from: START, last: '2028-05' });
    expect(began).not.toHaveProperty('first');
    expect(began).not.toHaveProperty('every');
  });

  it('ends once, with the IGU, and not again with the journey', () => {
    const lived = inIgu(START)
      .until('2026-08-03')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-08-03', cause: 'resigned' })
      .does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-08-03' });
    expect(payloadsOf(lived, 'RecurrenceEnded')).toHaveLength(1);
  });

  it('ends with the journey where that comes first', () => {
    const lived = inIgu(START).does('CloseJourney', {
      outcome: 'not-established',
      cause: 'moved',
      on: '2026-04-27',
    });
    expect(payloadsOf(lived, 'RecurrenceEnded')).toHaveLength(1);
  });

  it('is moved by no pause within a month', () => {
    expect(payloadsOf(paused(inIgu(START), '2026-05-11', '2026-05-18'), 'RecurrenceMoved')).toEqual([]);
  });
});

describe('what a pause moves', () => {
  it('are the day it is due and the day from which it can be done', () => {
    const lived = inIgu(START);
    const { due, from } = lived.open('bonus-six-months') ?? {};
    paused(lived, '2026-06-01', '2026-06-22');
    expect(lived.open('bonus-six-months')).toMatchObject({
      due: addDays(due ?? '', 21),
      from: addDays(from ?? '', 21),
    });
    const moved = payloadsOf(lived, 'ObligationShifted');
    expect(moved.find(({ kind }) => kind === 'bonus-six-months')).toMatchObject({ days: 21, again: [] });
    expect(moved.filter(({ kind }) => kind !== 'bonus-six-months' && kind !== 'day-one-igu')).toEqual([]);
  });

  it('is no day from which it can be done, where there is none', () => {
    const lived = paused(inRecruitment(), '2026-03-16', '2026-03-30');
    expect(lived.open('seat-or-place')).not.toHaveProperty('from');
    expect(payloadsOf(lived, 'ObligationShifted')[0]).not.toHaveProperty('from');
  });

  it('is nothing of what was owed for the months before it', () => {
    const lived = inIgu(START).until('2026-06-02');
    const may = () => lived.journey.obligations.find(({ occurrence }) => occurrence === '2026-05');
    const due = may()?.due;
    paused(lived, '2026-06-10', '2026-07-13');
    expect(may()).toMatchObject({ due, shifts: [] });
  });

  it('takes anew only what had been taken and comes once more', () => {
    const lived = inRecruitment().until('2026-05-11');
    const taken = lived.open('seat-or-place')?.taken ?? [];
    expect(taken.length).toBeGreaterThan(0);
    lived.does('PauseJourney', { from: '2026-03-16', kind: 'other' }).until('2026-05-12');
    lived.does('ResumeJourney', { on: '2026-05-12' });
    const [shifted] = payloadsOf(lived, 'ObligationShifted');
    expect(shifted?.again).toEqual(taken);
    expect(lived.open('seat-or-place')?.taken).toEqual([]);
  });
});

describe('the latest steps of one obligation', () => {
  it('are told, each to its own, though the reminder before them was missed', () => {
    const lived = inIgu(START).awayUntil('2026-07-01');
    const names = lived.events.flatMap((event) =>
      (event.type === 'ObligationReminded' || event.type === 'ObligationEscalated') &&
      event.payload.kind === 'vitas-registration'
        ? [event.payload.step]
        : [],
    );
    expect(names).toEqual(['remind:0', 'escalate:1:coordinator', 'escalate:14:project-lead']);
  });

  it('are all taken in their turn while the service is there', () => {
    const lived = inIgu(START).until('2026-07-01');
    const skipped = payloadsOf(lived, 'ReminderSkipped').filter(({ kind }) => kind === 'vitas-registration');
    expect(skipped).toEqual([]);
  });
});
