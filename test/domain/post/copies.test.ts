import { describe, expect, it } from '@jest/globals';
import type { CopiedParty } from '../../../domain/obligations/kinds/kind.ts';
import { copyOf, kindsOneMayDoWithout, mayDoWithout } from '../../../domain/post/copies.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { ORGANISATION_KINDS } from '../../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';

const PARTIES: readonly CopiedParty[] = [
  'municipality',
  'language-centre',
  'school',
  'company',
  'trade-body',
];
const RULES = Array.from({ length: NEWEST_RULEBOOK }, (_, before) => rulebook(before + 1)).flatMap(
  ({ obligations }) => obligations,
);

describe('a copy that one can do without', () => {
  it('is decided for every copy that any rulebook sends to a party outside the secretariat, and for no other', () => {
    const sent = RULES.flatMap(({ kind, copyTo = [] }) =>
      PARTIES.filter((party) => copyTo.includes(party)).map((party) => `${kind} to ${party}`),
    );
    const decided = OBLIGATION_KINDS.flatMap((kind) =>
      PARTIES.filter((party) => copyOf(kind, party) !== undefined).map((party) => `${kind} to ${party}`),
    );
    expect(decided.toSorted()).toEqual([...new Set(sent)].toSorted());
  });

  it('is one that asks its reader for nothing', () => {
    expect(
      ORGANISATION_KINDS.flatMap((kind) => kindsOneMayDoWithout(kind).map((one) => [kind, one])),
    ).toEqual([
      ['municipality', 'monthly-allowance'],
      ['municipality', 'placement-end'],
      ['municipality', 'partial-proof'],
      ['language-centre', 'danish-referral'],
      ['company', 'placement-approval'],
      ['company', 'school-hours'],
    ]);
  });

  const A_COPY = {
    kind: 'reminder',
    obligationKind: 'placement-end',
    party: 'municipality',
    owedBy: 'company',
  } as const;

  it('is a reminder of what somebody else owes', () => {
    expect(mayDoWithout('municipality', A_COPY)).toBe(true);
  });

  it.each([
    ['what the party owes itself', 'company', { ...A_COPY, party: 'company' }],
    ['what is passed on to it', 'municipality', { ...A_COPY, kind: 'escalation' }],
    [
      'what it takes part in',
      'company',
      { ...A_COPY, obligationKind: 'placement-talk', party: 'company', owedBy: 'municipality' },
    ],
    ['what it is told for a person', 'municipality', { ...A_COPY, party: 'person' }],
    ['what the secretariat gets in its stead', 'secretariat', A_COPY],
  ] as const)('is never %s', (_, organisation, notice) => {
    expect(mayDoWithout(organisation, notice)).toBe(false);
  });
});
