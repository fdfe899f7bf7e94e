import type { ObligationRule } from '../rule.ts';
import { LEAVING_COURSE, RETURNED } from './leaving.ts';

/** A seat in a class, from the week before its first day to a place in a company. */
export const course: readonly ObligationRule[] = [
  {
    kind: 'amu-seat',
    owedBy: 'coordinator',
    copyTo: ['school'],
    opensOn: [{ event: 'AdmittedToCourse', after: 'startsOn', due: { days: -8 } }],
    reminders: [-6, 0],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['amu-seat'] } }],
    // Once it is known whether the person came, the seat can no longer be given back.
    endsWith: [RETURNED, ...LEAVING_COURSE, { event: 'DayOneConfirmed', where: { of: ['course'] } }],
    inPause: 'stands',
    legal: {
      text: 'An AMU seat is confirmed, changed or cancelled more than a week before the first day.',
      source: 'kcv.dk and eucnvs.dk, fees for late cancellation; the eighth day before is our own',
      certainty: 'U',
      question: 'own-figures',
    },
    ifMissed: 'A late cancellation costs 1,500 kr. or more, and the seat stays empty.',
  },
  {
    kind: 'day-one-course',
    owedBy: 'school',
    urgent: true,
    opensOn: [{ event: 'AdmittedToCourse', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0, 2],
    escalate: [
      { after: 1, to: 'colleague' },
      { after: 2, to: 'coordinator' },
      { after: 9, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['course'] } }],
    endsWith: [RETURNED, ...LEAVING_COURSE],
    inPause: 'shifts',
    legal: {
      text: 'The school says whether the person came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'day-one-course-person',
    owedBy: 'person',
    urgent: true,
    opensOn: [{ event: 'AdmittedToCourse', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0, 2],
    escalate: [{ after: 2, to: 'municipality' }],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['course'] } }],
    endsWith: [RETURNED, ...LEAVING_COURSE],
    inPause: 'shifts',
    legal: {
      text: 'The person says whether he or she came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'course-completion',
    owedBy: 'school',
    opensOn: [{ event: 'AdmittedToCourse', after: 'endsOn', due: { days: 7 } }],
    reminders: [-7, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'CourseCompleted' }],
    endsWith: [RETURNED, ...LEAVING_COURSE],
    inPause: 'shifts',
    legal: {
      text: 'The school records that the course is completed, and whether there is a certificate.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'The company cannot see what the person has learnt.',
  },
  {
    kind: 'place-after-course',
    owedBy: 'coordinator',
    opensOn: [{ event: 'AdmittedToCourse', after: 'endsOn', due: { days: 0 } }],
    reminders: [-42, -14, -3],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: LEAVING_COURSE,
    endsWith: [RETURNED],
    inPause: 'shifts',
    legal: {
      text: 'A place in a company is found before the last day of the course.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'The course leads to nothing, and the person is back at the start.',
  },
];
