import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/decisions/decide.ts';
import { erasePersonIn } from '../../../domain/decisions/erase-person-in.ts';
import { isOver } from '../../../domain/decisions/reopening.ts';
import { applyAll } from '../../../domain/journeys/apply.ts';
import { openObligations, unopenedJourney } from '../../../domain/journeys/journey.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { nextStep } from '../../../domain/obligations/steps.ts';
import { inEmployment, inIgu, inRecruitment, referred } from '../../support/journeys/a-journey.ts';
import { matched, onCourse, placed } from '../../support/journeys/proposed-to-closed.ts';

const AT = '2027-02-01T10:00:00.000Z';
const BECAUSE = { erasure: '3f0e6d1a-0000-4000-8000-000000000001', reason: 'asked-by-person' } as const;

/** A journey at every stage, and what else one may be in. */
const JOURNEYS: readonly (readonly [string, () => Journey])[] = [
  ['that was never opened', () => unopenedJourney('3f0e6d1a-0000-4000-8000-000000000009')],
  ['in screening', () => referred().journey],
  ['in recruitment', () => inRecruitment().journey],
  ['with a match', () => matched('igu', '2026-05-04').journey],
  ['on a course', () => onCourse().journey],
  ['in an IGU', () => inIgu().journey],
  ['in an IGU for months', () => inIgu().until('2026-10-01').journey],
  ['in a placement', () => placed().journey],
  ['in employment', () => inEmployment().journey],
  [
    'in a pause',
    () =>
      inIgu().until('2026-05-06').does('PauseJourney', { from: '2026-05-05', kind: 'long-absence' }).journey,
  ],
  [
    'that is closed',
    () => inRecruitment().does('CloseJourney', { outcome: 'self-supporting', on: '2026-03-02' }).journey,
  ],
];

describe('a journey whose person is erased', () => {
  it.each(JOURNEYS)('%s is closed for good, and nobody owes anything in it', (_, made) => {
    const before = made();
    const { events, state } = erasePersonIn(before, BECAUSE, AT);
    expect(events[0]).toMatchObject({
      type: 'PersonErased',
      payload: BECAUSE,
      sequence: before.sequence + 1,
    });
    expect(state).toEqual(applyAll(before, events));
    expect(state.sequence).toBe(before.sequence + events.length);
    expect([state.stage, openObligations(state), nextStep(state)]).toEqual(['closed', [], undefined]);
    expect(isOver(state, AT)).toBe(true);
    expect([state.corrigible, state.unsettledSignals, state.paused]).toEqual([[], [], undefined]);
    expect(JSON.stringify(state)).not.toContain('HIL-');
  });

  it.each(JOURNEYS)('%s is not erased twice', (_, made) => {
    const { state } = erasePersonIn(made(), BECAUSE, AT);
    expect(erasePersonIn(state, { ...BECAUSE, reason: 'ordered' }, AT)).toEqual({ events: [], state });
  });

  it('keeps how it had ended, if it had', () => {
    const before = inRecruitment().does('CloseJourney', {
      outcome: 'self-supporting',
      on: '2026-03-02',
    }).journey;
    expect(erasePersonIn(before, BECAUSE, AT).state.closed).toEqual(before.closed);
  });

  it('is not reopened, by a Workflow that should not be there either', () => {
    const { state } = erasePersonIn(inIgu().journey, BECAUSE, AT);
    const command = { type: 'ReopenJourney', fields: { on: '2027-02-02' } } as never;
    expect(decide(state, command, '2027-02-02T10:00:00.000Z')).toHaveProperty('refused');
  });
});
