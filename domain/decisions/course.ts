import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import { returnedToRecruitment } from './returned-to-recruitment.ts';
import type { Rules } from './rule.ts';

/** A seat in a class, and the ways in which a class ends. */
export const course = {
  AdmitToCourse: (_, { fields }) =>
    inOrder('startsOn', fields.startsOn, 'endsOn', fields.endsOn) ?? {
      type: 'AdmittedToCourse',
      payload: fields,
    },

  // A class gives up a seat before its first day: the person goes back to recruitment.
  ReleaseFromClass: (journey, { fields }, today) => {
    const { on } = fields;
    if (journey.course !== undefined && on > journey.course.startsOn) return refuse('class-begun');
    return (
      notAhead('on', on, today) ?? [
        { type: 'ReleasedFromClass', payload: fields },
        returnedToRecruitment(journey, 'course', on, 'course-ended'),
      ]
    );
  },

  // A person leaves a class that has begun.
  BreakOffCourse: (journey, { fields }, today) => {
    const { on, cause } = fields;
    if (journey.course?.completedOn !== undefined) return refuse('already-done');
    const returnedBy = cause === 'no-show' || cause === 'withdrew' ? cause : 'course-ended';
    return (
      notAhead('on', on, today) ??
      inOrder('startsOn', journey.course?.startsOn, 'on', on) ?? [
        { type: 'CourseBrokenOff', payload: fields },
        returnedToRecruitment(journey, 'course', on, returnedBy),
      ]
    );
  },

  CompleteCourse: (journey, { fields }, today) => {
    if (journey.course?.completedOn !== undefined) return refuse('already-done');
    return (
      notAhead('completedOn', fields.completedOn, today) ??
      inOrder('startsOn', journey.course?.startsOn, 'completedOn', fields.completedOn) ?? {
        type: 'CourseCompleted',
        payload: fields,
      }
    );
  },
} satisfies Rules;
