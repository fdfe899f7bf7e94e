import { describe, expect, it, jest } from '@jest/globals';
import { RELEASED } from '../../../domain/rulebook/released.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { BROUGHT_FORWARD, withNextRulebook } from '../../support/journeys/a-next-rulebook.ts';

const books = withNextRulebook(RELEASED.slice(0, 1));
const newest = books.length;

jest.resetModules();
jest.unstable_mockModule('../../../domain/rulebook/released.ts', () => ({ RELEASED: books }));
const { previewTakeUp, totalsByKind } = await import('../../../domain/obligations/take-up-preview.ts');
const { takeUp } = await import('../../../domain/obligations/take-up.ts');
const { journeyRules } = await import('../../../domain/obligations/journey-rules.ts');
const { apply } = await import('../../../domain/journeys/apply.ts');
const { stepsAhead } = await import('../../../domain/obligations/steps.ts');
const { inIgu, inRecruitment, referred } = await import('../../support/journeys/a-journey.ts');
type Lived = ReturnType<typeof referred>;

const previewOf = ({ journey, now }: Lived) => {
  const preview = previewTakeUp(journey, newest, now);
  if (preview === undefined) throw new Error('Nothing to preview');
  return preview;
};

describe('the preview of a rulebook', () => {
  it('says of a search that has begun who would owe it, by when, and what would come at once', () => {
    const lived = inRecruitment().until('2026-04-20');
    const due = lived.open('seat-or-place')?.due ?? '';
    const { changes, next } = previewOf(lived);
    expect(changes).toMatchObject([
      {
        kind: 'seat-or-place',
        before: { owedBy: 'coordinator', due, stepsAtOnce: 0 },
        after: { owedBy: 'project-lead', due: addDays(due, -BROUGHT_FORWARD) },
      },
    ]);
    const overdue = changes[0]?.after?.steps.filter(({ on }) => on <= lived.today);
    expect(overdue?.length).toBeGreaterThan(0);
    expect(changes[0]?.after?.stepsAtOnce).toBe(overdue?.length);
    expect(next.before?.at).not.toEqual(next.after?.at);
  });

  it('says nothing of what keeps the rule it was opened under', () => {
    const { changes, recurring, next } = previewOf(referred());
    expect([changes, recurring]).toEqual([[], []]);
    expect(next.after).toEqual(next.before);
  });

  it('says what would follow the new rule the next time it comes', () => {
    expect(previewOf(inIgu()).recurring).toEqual([{ kind: 'monthly-allowance', what: 'changes' }]);
  });

  it('foretells what happens: the steps ahead are those the journey has once it has taken the book up', () => {
    let foretold = 0;
    for (const lived of [referred(), inRecruitment().until('2026-04-20'), inIgu().until('2026-07-02')]) {
      const then = takeUp(journeyRules, lived.journey, newest, lived.now).reduce(apply, lived.journey);
      const { changes } = previewOf(lived);
      foretold += changes.length;
      for (const { kind, occurrence, after } of changes) {
        const ahead = stepsAhead(then).flatMap(({ on, step }) =>
          step.does !== 'recur' && step.obligation.kind === kind && step.obligation.occurrence === occurrence
            ? [`${on} ${step.name}`]
            : [],
        );
        expect(after?.steps.map(({ on, name }) => `${on} ${name}`).sort()).toEqual(ahead.sort());
      }
    }
    expect(foretold).toBeGreaterThan(0);
  });

  it('changes nothing in the journey, and is not there for one that has the book', () => {
    const lived = inRecruitment();
    const before = JSON.stringify(lived.journey);
    previewOf(lived);
    expect(JSON.stringify(lived.journey)).toBe(before);
    const then = takeUp(journeyRules, lived.journey, newest, lived.now).reduce(apply, lived.journey);
    expect(previewTakeUp(then, newest, lived.now)).toBeUndefined();
  });

  it('adds up what is owed in all journeys, by kind', () => {
    const previews = [inRecruitment(), inRecruitment(), referred(), inIgu().until('2026-07-02')].map(
      previewOf,
    );
    expect(totalsByKind(previews)).toEqual([
      expect.objectContaining({
        kind: 'seat-or-place',
        changes: 2,
        otherDue: 2,
        otherOwner: 2,
        opens: 0,
        ends: 0,
      }),
      expect.objectContaining({ kind: 'monthly-allowance', changes: 3, otherDue: 0, otherOwner: 0 }),
    ]);
  });
});
