import type { ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';
import { LEAVING_COURSE, RETURNED } from './leaving.ts';

const dayOneCourse = asInVersion1('day-one-course');

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
    // Whoever has come, or has not, can no longer give the seat back.
    endsWith: [RETURNED, ...LEAVING_COURSE, { event: 'DayOneConfirmed', where: { of: ['course'] } }],
    inPause: 'stands',
    legal: {
      text: 'An AMU seat is confirmed, changed or cancelled more than a week before the first day.',
      source: 'kcv.dk and eucnvs.dk, fees for late cancellation; the eighth day before is our own',
      certainty: 'U',
    },
    ifMissed: 'A late cancellation costs 1,500 kr. or more, and the seat stays empty.',
  },
  { ...dayOneCourse, reminders: [-2, 0, 2], escalate: [{ after: 2, to: 'coordinator' }] },
  {
    ...dayOneCourse,
    kind: 'day-one-course-person',
    owedBy: 'person',
    reminders: [-2, 0, 2],
    escalate: [{ after: 2, to: 'municipality' }],
    legal: { ...dayOneCourse.legal, text: 'The person says whether he or she came on the first day.' },
  },
  asInVersion1('course-completion'),
  asInVersion1('place-after-course'),
];
