import { KINDS } from '../obligations/kinds/index.ts';
import type { CopiedParty, Copy } from '../obligations/kinds/kind.ts';
import type { OrganisationKind, Party } from '../vocabulary/codes.ts';
import { isJourneyObligation, OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/** What a copy of a kind of obligation is to a party that gets one; `undefined` if it gets none. */
export function copyOf(kind: ObligationKind, party: CopiedParty): Copy | undefined {
  // Nobody outside the secretariat is sent a copy about a programme.
  if (!isJourneyObligation(kind)) return undefined;
  return KINDS[kind].copies[party];
}

/**
 * The kinds of obligation whose copies the contacts of such an organisation may opt out of, in the order of
 * all kinds.
 */
export function kindsOneMayDoWithout(organisation: OrganisationKind): ObligationKind[] {
  const party = PARTY_OF[organisation];
  return party === undefined ? [] : OBLIGATION_KINDS.filter((kind) => copyOf(kind, party) === 'told');
}

/** Whether a notice is a copy that contacts of such an organisation may opt out of. */
export function mayDoWithout(
  organisation: OrganisationKind,
  notice: {
    readonly kind: 'reminder' | 'escalation';
    readonly obligationKind: ObligationKind;
    readonly party: Party;
    readonly owedBy: Party;
  },
): boolean {
  const { kind, obligationKind, party, owedBy } = notice;
  const isCopy = kind === 'reminder' && party !== owedBy && party === PARTY_OF[organisation];
  return isCopy && kindsOneMayDoWithout(organisation).includes(obligationKind);
}

const PARTY_OF: Readonly<Record<OrganisationKind, CopiedParty | undefined>> = {
  secretariat: undefined,
  municipality: 'municipality',
  'language-centre': 'language-centre',
  school: 'school',
  company: 'company',
  'trade-body': 'trade-body',
  union: undefined,
  region: undefined,
  authority: undefined,
};
