import type { Kind } from './kind.ts';

/** The municipality approves a placement before it starts. */
export const placementApproval = {
  name: { da: 'Godkendelse af praktik eller løntilskud', en: 'Approval of the placement' },
  answers: [
    {
      id: 'approved',
      command: 'ApprovePlacement',
      asks: [
        'kind',
        'approvedOn',
        'startsOn',
        'endsOn',
        'benefitGroup',
        'workDuty',
        'ordinaryEmployees',
        'supportedEmployees',
        'employeeRepresentative',
        'representativeStated',
      ],
      known: ({ journey: { match } }) => match && { company: match.company },
      suggests: ({ journey: { match } }) => ({ startsOn: match?.plannedStart }),
    },
  ],
  copies: { company: 'told' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'approve-the-placement' },
} satisfies Kind;
