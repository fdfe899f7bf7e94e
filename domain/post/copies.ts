import type { OrganisationKind, Party } from '../vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/** The parties whose contacts get copies and may do without some. The coordinator gets what others do without. */
export type CopiedParty = Extract<
  Party,
  'municipality' | 'language-centre' | 'school' | 'company' | 'trade-body'
>;

/** Whether a party that is told of something can do without: it is only told, or it has a part of its own to do in it. */
export type Copy = 'told' | 'takes-part';

type Copies = Readonly<Partial<Record<CopiedParty, Copy>>>;

/** Nobody outside the secretariat gets a copy. */
const NONE: Copies = {};

/**
 * Which copies of reminders a party can do without, for every kind of obligation. Only a copy: what a party owes itself,
 * and what is passed on to it because somebody is silent, is a duty, and no wish ends a duty. Of the copies those may stop
 * that ask for nothing; whoever signs, hands out a paper, takes part in a talk or must find something goes on getting
 * theirs. No law names these copies (U): they are the programme's own courtesy, so the programme may leave them out.
 */
const COPIES: Readonly<Record<ObligationKind, Copies>> = {
  'screening-result': NONE,
  'screening-decision': NONE,
  'seat-or-place': NONE,
  'agreement-signed': NONE,
  'day-one-course': NONE,
  'course-completion': NONE,
  'place-after-course': NONE,
  'vitas-registration': NONE,
  'day-one-igu': NONE,
  // The school and the company make the plan between them.
  'training-plan': { school: 'takes-part' },
  'monthly-allowance': { municipality: 'told' },
  'bonus-six-months': NONE,
  'igu-certificate': NONE,
  'bonus-completion': NONE,
  'job-after-igu': NONE,
  'day-one-placement': NONE,
  // What comes next is asked of the municipality itself, as an obligation of its own.
  'placement-end': { municipality: 'told' },
  'step-after-placement': NONE,
  'retention-1': NONE,
  'retention-3': NONE,
  'retention-6': NONE,
  'retention-12': NONE,
  'job-lost': NONE,
  'close-journey': NONE,
  'no-show': NONE,
  'jobcentre-signal': NONE,
  'help-asked-for': NONE,
  'first-contact': NONE,
  'test-registration': NONE,
  'match-answer': NONE,
  'match-answer-person': NONE,
  'agreement-signed-person': NONE,
  'eligibility-check': NONE,
  'eligibility-papers': NONE,
  'igu-start-allowed': NONE,
  'money-talk': NONE,
  'placement-approval': { company: 'told' },
  'fair-ratio': NONE,
  'union-statement': NONE,
  // The school has the seat to confirm.
  'amu-seat': { school: 'takes-part' },
  'day-one-course-person': NONE,
  'day-one-igu-person': NONE,
  'de-minimis': NONE,
  'school-hours': { company: 'told' },
  'igu-extension': NONE,
  // Both come to the talk.
  'end-of-igu-talk': { company: 'takes-part', school: 'takes-part' },
  // The school hands out its own certificate.
  'igu-certificates': { school: 'takes-part' },
  'partial-proof': { municipality: 'told' },
  // The person's IGU hangs on it, and the municipality looks too.
  'successor-company': { municipality: 'takes-part' },
  'day-one-placement-person': NONE,
  // The company comes to the talk.
  'placement-talk': { company: 'takes-part' },
  'trial-end': NONE,
  'trial-end-person': NONE,
  'pause-over': NONE,
  'residence-permit': NONE,
  'consent-review': NONE,
  'data-retention': NONE,
  'integration-contract': NONE,
  'integration-talk': NONE,
  'danish-referral': { 'language-centre': 'told' },
  'no-show-person': NONE,
  'no-show-disputed': NONE,
  'programme-milestone': NONE,
  'programme-task': NONE,
  'steering-meeting': NONE,
  'working-meeting': NONE,
  'programme-signal': NONE,
};

/** What a party is to a kind of obligation that it gets copies of; `undefined` where it gets none. */
export function copyOf(kind: ObligationKind, party: CopiedParty): Copy | undefined {
  return COPIES[kind][party];
}

/** The kinds of obligation of which contacts of such an organisation may do without copies, in the order of all kinds. */
export function kindsOneMayDoWithout(organisation: OrganisationKind): ObligationKind[] {
  const party = PARTY_OF[organisation];
  return party === undefined ? [] : OBLIGATION_KINDS.filter((kind) => copyOf(kind, party) === 'told');
}

/** Whether a notice is a copy that contacts of such an organisation may do without. */
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
