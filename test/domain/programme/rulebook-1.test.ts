import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newestRuleOf, PROGRAMME_BOOKS, ruleOf } from '../../../domain/rulebook/index.ts';
import { RELEASED } from '../../../domain/rulebook/released.ts';
import {
  JOURNEY_OBLIGATION_KINDS,
  PROGRAMME_OBLIGATION_KINDS,
} from '../../../domain/vocabulary/obligation-kinds.ts';

/**
 * A released rulebook is frozen: programmes run by it, and their histories are replayed by it. Before the first release
 * it may be changed together with this hash, in one commit that says why. After it, never.
 */
const FROZEN = '2e651c55a0f5841d129cdad0ea87e7daed1751b5eb747d910d6c88fd654ffad0';

const { obligations } = PROGRAMME_BOOKS.book(1);

/** The same hash in whatever order the properties were written. */
function hashOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return createHash('sha256').update(sorted).digest('hex');
}

describe('rulebook 1 of programmes', () => {
  it('is frozen', () => {
    expect(hashOf(obligations)).toBe(FROZEN);
  });

  it('has every kind of obligation of programmes once, and none of journeys', () => {
    expect(obligations.map(({ kind }) => kind).sort()).toEqual([...PROGRAMME_OBLIGATION_KINDS].sort());
    const ofJourneys = RELEASED.flatMap((book) => book.obligations.map(({ kind }) => kind));
    expect(
      ofJourneys.filter((kind) => !(JOURNEY_OBLIGATION_KINDS as readonly string[]).includes(kind)),
    ).toEqual([]);
  });

  it('is found from an obligation alone, beside the journeys’ book of the same version', () => {
    expect(ruleOf(1, 'programme-milestone').owedBy).toBe('coordinator');
    expect(ruleOf(1, 'vitas-registration').owedBy).toBe('company');
    expect(newestRuleOf('steering-meeting')?.owedBy).toBe('project-lead');
    expect(() => ruleOf(2, 'programme-milestone')).toThrow(
      'Rulebook 2 has no obligation programme-milestone',
    );
    expect(() => PROGRAMME_BOOKS.book(2)).toThrow('no rulebook 2');
  });

  it('lets every silence end with somebody else, the chair hearing only of milestones and the group’s own meetings', () => {
    const last = obligations.map(({ kind, owedBy, escalate }) => [kind, owedBy, escalate.at(-1)?.to]);
    expect(last).toEqual([
      ['programme-milestone', 'coordinator', 'steering-chair'],
      ['programme-task', 'coordinator', 'project-lead'],
      ['steering-meeting', 'project-lead', 'steering-chair'],
      ['working-meeting', 'coordinator', 'project-lead'],
      ['programme-signal', 'coordinator', 'project-lead'],
      ['law-check', 'coordinator', 'project-lead'],
    ]);
  });

  it('claims no law: all of it is the programme’s own', () => {
    expect(obligations.map(({ legal }) => legal.certainty)).toEqual(obligations.map(() => 'U'));
  });
});
