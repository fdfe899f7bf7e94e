import { describe, expect, it } from '@jest/globals';
import { matchesEvent } from '../../../domain/obligations/event-match.ts';
import type { EventMatch } from '../../../domain/rulebook/rule.ts';
import type { Obligation } from '../../../domain/subjects/obligation.ts';

const OBLIGATION: Obligation = {
  id: 'school-hours:4:2026-04',
  kind: 'school-hours',
  rulebook: 2,
  owedBy: 'school',
  due: '2026-05-28',
  from: '2026-05-15',
  occurrence: '2026-04',
  cause: 4,
  openedBy: 5,
  openedOn: '2026-04-01',
  taken: [],
  shifts: [],
};

/** Whether a match means an event of its type that carries this. */
function means(match: EventMatch, payload: object, obligation?: Obligation): boolean {
  const event = { type: match.event, payload, sequence: 9, at: '2026-05-01T10:00:00.000Z' };
  return matchesEvent(match, event, obligation);
}

// The examples in the comment of `EventMatch`, and what they leave out.
describe('an event that a rule means', () => {
  it.each<[string, EventMatch, means: object, not: object]>([
    [
      'holds one of the values that a field may have',
      { event: 'JourneyPaused', where: { kind: ['leave-by-law', 'long-absence'] } },
      { kind: 'long-absence' },
      { kind: 'illness' },
    ],
    [
      'names the obligation’s own month',
      { event: 'AllowanceClaimed', sameAs: { month: 'occurrence' } },
      { month: '2026-04' },
      { month: '2026-03' },
    ],
    [
      'names the event that gave rise to the obligation',
      { event: 'HelpSettled', sameAs: { event: 'cause' } },
      { event: 4 },
      { event: 5 },
    ],
    [
      'happened in a month before the obligation’s',
      { event: 'ReturnedToRecruitment', monthBefore: 'on' },
      { on: '2026-03-31' },
      { on: '2026-04-01' },
    ],
    [
      'has a date at most so many days before the obligation can be done',
      { event: 'SchoolHoursRecorded', notBefore: { date: 'asOf', days: 14 } },
      { asOf: '2026-05-01' },
      { asOf: '2026-04-30' },
    ],
  ])('%s', (_, match, fits, doesNot) => {
    expect([means(match, fits, OBLIGATION), means(match, doesNot, OBLIGATION)]).toEqual([true, false]);
  });

  it('is of the type that is asked for', () => {
    const event = { type: 'HelpSettled', payload: {}, sequence: 9, at: '2026-05-01T10:00:00.000Z' };
    expect(matchesEvent({ event: 'IguCompleted' }, event as never)).toBe(false);
  });

  it('cannot be told by its obligation if there is none, but by a date that limits nothing', () => {
    expect(means({ event: 'AllowanceClaimed', sameAs: { month: 'occurrence' } }, { month: '2026-04' })).toBe(
      false,
    );
    expect(means({ event: 'ReturnedToRecruitment', monthBefore: 'on' }, { on: '2026-03-31' })).toBe(false);
    expect(
      means({ event: 'SchoolHoursRecorded', notBefore: { date: 'asOf', days: 14 } }, { asOf: '2020-01-01' }),
    ).toBe(true);
  });
});
