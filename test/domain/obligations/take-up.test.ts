import { describe, expect, it, jest } from '@jest/globals';
import type { Happening } from '../../../domain/journeys/events.ts';
import { RELEASED } from '../../../domain/rulebook/released.ts';
import type { Rulebook } from '../../../domain/rulebook/rule.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { BROUGHT_FORWARD, withNextRulebook } from '../../support/journeys/a-next-rulebook.ts';

// The rules are loaded afresh with a book that nobody has released: to test how one is taken up must not wait
// for the next.
const books: Rulebook[] = [...withNextRulebook(RELEASED.slice(0, 1))];
const newest = books.length;
const without = (kind: string, { version, obligations, ...book }: Rulebook): Rulebook => ({
  ...book,
  version: version + 1,
  obligations: obligations.filter((rule) => rule.kind !== kind),
  replaces: [
    { kind: 'seat-or-place', reason: 'Nobody owes it any more.' },
    { kind: 'vitas-registration', reason: 'Companies get a week more.', moveDue: 7 },
  ],
});
const next = books.at(-1);
if (next !== undefined) books.push(without('seat-or-place', next));

jest.resetModules();
jest.unstable_mockModule('../../../domain/rulebook/released.ts', () => ({ RELEASED: books }));
const { takeUp } = await import('../../../domain/obligations/take-up.ts');
const { apply } = await import('../../../domain/journeys/apply.ts');
const { openObligations } = await import('../../../domain/journeys/journey.ts');
const { JOURNEY_BOOKS, NEWEST_RULEBOOK, rulebook } = await import('../../../domain/rulebook/index.ts');
const { journeyRules } = await import('../../../domain/obligations/journey-rules.ts');
const { stepsAhead } = await import('../../../domain/obligations/steps.ts');
const { stepsOf } = await import('../../../domain/obligations/step-days.ts');
const { inIgu, inRecruitment, referred, aScreening } = await import('../../support/journeys/a-journey.ts');
type Lived = ReturnType<typeof referred>;

const taking = (lived: Lived, version = newest) => {
  const events = takeUp(journeyRules, lived.journey, version, lived.now);
  return { events, journey: events.reduce(apply, lived.journey) };
};
const happened = (events: readonly Happening[], type: string) =>
  events.filter((event) => event.type === type);
const screened = () => referred('2026-03-02').does('RecordScreening', aScreening('2026-03-02'));

describe('a journey that takes up a newer rulebook', () => {
  it('says so on its timeline, and opens what comes under it', () => {
    const { events, journey } = taking(screened());
    expect(events.map(({ type, payload }) => [type, payload])).toEqual([
      ['RulebookTakenUp', { version: newest }],
    ]);
    expect(journey.rulebook).toBe(newest);
    const lived = screened();
    lived.journey = journey;
    lived.does('RecordScreening', aScreening('2026-03-02'));
    expect(lived.open('screening-decision')).toMatchObject({ rulebook: newest, due: '2026-03-09' });
  });

  it('leaves what is open under the rule it was opened under', () => {
    const lived = screened();
    const { journey } = taking(lived);
    expect(openObligations(journey)).toEqual(openObligations(lived.journey));
    expect(stepsAhead(journey)).toEqual(stepsAhead(lived.journey));
  });

  it('goes on by the new rule with what the new book replaces: another owner, reminders and due date', () => {
    const lived = inRecruitment();
    const before = lived.open('seat-or-place');
    const { events, journey } = taking(lived);
    const after = openObligations(journey).find(({ kind }) => kind === 'seat-or-place');
    expect(happened(events, 'ObligationReplaced')).toHaveLength(1);
    expect(after).toEqual({
      ...before,
      rulebook: newest,
      owedBy: 'project-lead',
      due: addDays(before?.due ?? '', -BROUGHT_FORWARD),
    });
    expect(after && stepsOf(after).map(({ step: { name } }) => name)).toEqual([
      'remind:-20',
      'remind:-3',
      'miss',
      'escalate:1:project-lead',
      'escalate:14:project-lead',
    ]);
  });

  it('reminds anew of a due date that has moved, and of one that has not only where no reminder went', () => {
    const lived = inRecruitment().until('2026-05-01');
    expect(lived.reminded('seat-or-place')).not.toEqual([]);
    lived.journey = taking(lived).journey;
    expect(lived.open('seat-or-place')?.taken).toEqual([]);

    const inTraining = inIgu('2026-05-04').until('2026-06-20');
    const taken = inTraining.open('monthly-allowance')?.taken;
    expect(taken).not.toEqual([]);
    inTraining.journey = taking(inTraining).journey;
    expect(inTraining.open('monthly-allowance')).toMatchObject({ taken, rulebook: newest });
  });

  it('has what was missed missed no more only where it is due another day', () => {
    const lived = inRecruitment().until('2026-06-30');
    expect(lived.open('seat-or-place')?.missedBy).toBeDefined();
    lived.journey = taking(lived).journey;
    expect(lived.open('seat-or-place')?.missedBy).toBeUndefined();

    const inTraining = inIgu('2026-05-04').until('2026-08-20');
    const missed = inTraining.open('monthly-allowance')?.missedBy;
    expect(missed).toBeDefined();
    inTraining.journey = taking(inTraining).journey;
    expect(inTraining.open('monthly-allowance')?.missedBy).toBe(missed);
  });

  it('opens the months still to come under the new rule', () => {
    const lived = inIgu('2026-05-04').until('2026-06-10');
    lived.journey = taking(lived).journey;
    lived.until('2026-07-02');
    const months = openObligations(lived.journey).filter(({ kind }) => kind === 'monthly-allowance');
    expect(months.map(({ occurrence, rulebook: version }) => [occurrence, version])).toEqual([
      ['2026-05', newest],
      ['2026-06', newest],
      ['2026-07', newest],
    ]);
  });

  it('owes no longer what the new book has replaced by nothing, though it skips a book on the way', () => {
    const { events, journey } = taking(inRecruitment(), newest + 1);
    expect(happened(events, 'ObligationReplaced')).toEqual([]);
    expect(happened(events, 'ObligationEnded')).toHaveLength(1);
    expect(openObligations(journey).map(({ kind }) => kind)).not.toContain('seat-or-place');
  });

  it('leaves an obligation with the organisation that owes it, where the new book has the same owner', () => {
    const lived = inIgu();
    const before = lived.open('vitas-registration');
    const { journey } = taking(lived, newest + 1);
    const after = openObligations(journey).find(({ kind }) => kind === 'vitas-registration');
    expect(before?.organisation).toBe('eksempel-byg');
    expect(after).toMatchObject({
      owedBy: 'company',
      organisation: 'eksempel-byg',
      due: addDays(before?.due ?? '', 7),
      rulebook: newest + 1,
    });
  });

  it('moves a due date once only', () => {
    const lived = inRecruitment();
    lived.journey = taking(lived).journey;
    const { due } = lived.open('seat-or-place') ?? {};
    expect(taking(lived).events).toEqual([]);
    expect(lived.open('seat-or-place')?.due).toBe(due);
  });

  it('does nothing for the book it has or an older one, and fails for one this code does not know', () => {
    const lived = screened();
    expect(takeUp(journeyRules, lived.journey, 1, lived.now)).toEqual([]);
    expect(takeUp(journeyRules, taking(lived).journey, 1, lived.now)).toEqual([]);
    expect(() => takeUp(journeyRules, lived.journey, newest + 2, lived.now)).toThrow(
      `no rulebook ${newest + 2}`,
    );
    expect(() => rulebook(Number.NaN)).toThrow('no rulebook NaN');
    expect(NEWEST_RULEBOOK).toBe(newest + 1);
    expect(JOURNEY_BOOKS.booksAfter(newest - 1, newest).map(({ version }) => version)).toEqual([newest]);
  });
});
