import type { ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';
import { RETURNED } from './leaving.ts';

const trialEnd: ObligationRule = {
  kind: 'trial-end',
  owedBy: 'company',
  copyTo: ['coordinator'],
  opensOn: [
    {
      event: 'EmploymentStarted',
      where: { kind: ['vocational-education'] },
      after: 'startsOn',
      due: { months: 3, days: -1 },
    },
  ],
  reminders: [-14, -3],
  escalate: [{ after: 1, to: 'municipality' }],
  fulfilledBy: [{ event: 'TrialEnded' }],
  endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
  // School and an absence of more than a month make the trial longer. To be asked early harms nobody, late does.
  inPause: 'stands',
  legal: {
    text: 'The first three months at the company are a trial; then the contract of a vocational education binds both.',
    source: 'uddannelsesnaevnet.dk, Prøvetiden',
    certainty: 'V',
  },
  ifMissed: 'The contract becomes binding on somebody who had not made up his or her mind.',
};

/** The first year in a job or a vocational education. */
export const employment: readonly ObligationRule[] = [
  asInVersion1('retention-1'),
  asInVersion1('retention-3'),
  asInVersion1('retention-6'),
  asInVersion1('retention-12'),
  trialEnd,
  { ...trialEnd, kind: 'trial-end-person', owedBy: 'person', copyTo: [] },
  asInVersion1('job-lost'),
  asInVersion1('close-journey'),
];
