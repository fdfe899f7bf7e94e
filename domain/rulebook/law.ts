import { STORE_BEDEDAG_AGAIN_FROM } from '../vocabulary/holidays.ts';
import { SOURCES } from '../vocabulary/sources.ts';
import { LAW_OF_IGU } from './law-of-igu.ts';
import { LAW_OF_PLACEMENT } from './law-of-placement.ts';
import { LAW_OF_SCHOOL } from './law-of-school.ts';
import { LAW_OF_STATE_AID } from './law-of-state-aid.ts';
import type { Law } from './law-shape.ts';

/** The law as it is known today, for every rulebook until it changes. */
export const LAW: Law = {
  iguLastStart: {
    value: '2027-12-31',
    text: 'No IGU begins after this day: the scheme ends.',
    source: SOURCES.endOfScheme,
    certainty: 'V',
    question: 'igu-after-2027',
    refuses: 'igu-scheme-ended',
    warns: ['igu-scheme-ended', 'igu-scheme-ends-soon'],
  },
  iguMonths: {
    value: 24,
    text: 'An IGU lasts this many months. With a new company after an early end, the time served counts.',
    source: SOURCES.contents,
    certainty: 'V',
    refuses: 'igu-not-two-years',
  },
  iguTargetGroups: {
    value: ['primary', 'equated'],
    text: 'Other bilingual citizens take part in general upskilling, not in an IGU.',
    source: SOURCES.application,
    certainty: 'V',
    refuses: 'igu-target-group',
    warns: ['igu-target-group'],
  },
  iguMinWorkHours: {
    value: 25,
    text: 'Work alone is at least this many hours a week.',
    source: SOURCES.contents,
    certainty: 'V',
    refuses: 'igu-work-hours',
  },
  iguMinHours: {
    value: 32,
    text: 'Work and school together are at least this many hours a week on average, in every set of rules. What fits 23 weeks of school is more, and stands in the sets by the first day.',
    source: SOURCES.contents,
    certainty: 'V',
    refuses: 'igu-total-hours',
  },
  iguMaxHours: {
    value: 37,
    text: 'Work and school together are at most this many hours a week on average.',
    source: SOURCES.contents,
    certainty: 'V',
    refuses: 'igu-total-hours',
  },
  iguBonusMonths: {
    value: 6,
    text: 'The first bonus can be applied for when this many months have passed.',
    source: SOURCES.bonusSection,
    certainty: 'V',
    refuses: 'bonus-too-early',
  },
  iguPerPerson: {
    value: 1,
    text: 'A person can have this many IGUs. A new company after closure or dismissal continues the same one.',
    source: SOURCES.bonus,
    certainty: 'V',
    question: 'igu-continued',
    refuses: 'igu-completed-before',
    warns: ['igu-completed-before', 'igu-continued'],
  },
  iguLimitNearDays: {
    value: 56,
    text: 'A limit that passes within this many days after the planned start is warned of: starts are often put off.',
    source: SOURCES.ownProposal,
    certainty: 'U',
    question: 'own-figures',
    warns: ['igu-age-soon', 'igu-address-years-soon', 'igu-scheme-ends-soon'],
  },
  igu: LAW_OF_IGU,
  school: LAW_OF_SCHOOL,
  residence: {
    specialActEnds: {
      afghanistan: {
        value: '2025-11-30',
        text: 'Permits under the special act on Afghanistan were prolonged until this day at most; most who held one have leave under UDL § 7 now. A later start warns.',
        source: SOURCES.endOfAfghanAct,
        certainty: 'U',
        question: 'special-acts',
        warns: ['igu-special-act-ended'],
      },
    },
    permitOnCard: {
      value: ['ukraine'],
      text: 'Permits under the special act on Ukraine are prolonged for all at once, last known until 17 March 2026. So the last day is read from the residence card; if nobody has recorded it, the service asks for it.',
      source: SOURCES.endOfUkrainianAct,
      certainty: 'U',
      question: 'special-acts',
      warns: ['igu-permit-unknown'],
    },
    permitOverIgu: {
      value: true,
      text: 'The service warns if an IGU runs past the last day of the residence permit, so that somebody follows it up. The IGU may begin.',
      source: SOURCES.ownProposal,
      certainty: 'U',
      question: 'own-figures',
      warns: ['igu-past-permit'],
    },
    renewedUnasked: {
      value: ['ukraine'],
      text: 'The Immigration Service prolongs these permits unasked and sends a new card; only those it could not reach apply anew. Everybody else applies in time.',
      source: SOURCES.whoRenews,
      certainty: 'V',
    },
  },
  placement: LAW_OF_PLACEMENT,
  workDuty: {
    notFor: {
      value: ['ukraine'],
      text: 'The work duty (arbejdspligt) of the Integration Act does not hold for persons with these permits.',
      source: SOURCES.workDuty,
      certainty: 'V',
    },
    exempts: {
      value: ['IGU'],
      text: 'Who is in an IGU is exempt from the work duty. That is no argument for persons who do not have it.',
      source: SOURCES.workDuty,
      certainty: 'V',
    },
    longerPraktik: {
      value: true,
      text: 'Offers may be given to fulfil the work duty regardless of some limits of LAB § 53. Whether the limits on the length of a praktik hold for them was not found, so a praktik under the work duty only warns.',
      source: SOURCES.workDuty,
      certainty: 'U',
      question: 'work-duty-offers',
      warns: ['praktik-work-duty'],
    },
  },
  stateAid: LAW_OF_STATE_AID,
  data: {
    yearsAtMost: {
      value: 3,
      text: 'The programme sets for how long data on somebody who was not hired are kept: at most this many years after the recruitment, with a written reason.',
      source: SOURCES.keepingData,
      certainty: 'V',
      question: 'keeping-data',
    },
  },
  calendar: {
    storeBededagAgain: {
      value: STORE_BEDEDAG_AGAIN_FROM ?? 'not',
      text: 'The year from which Store bededag is a public holiday again. If it came back in 2027 it would be Friday 23 April; days counted in working days would then move.',
      source: SOURCES.storeBededag,
      certainty: 'U',
      question: 'store-bededag',
    },
  },
};
