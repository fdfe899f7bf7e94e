import type { Journey } from '../journey.ts';
import type { Folds } from './fold.ts';

/** A seat in a class, and how it ended. */
export const course = {
  AdmittedToCourse: (journey, { payload }) => ({ ...journey, stage: 'course', course: payload }),

  CourseCompleted: (journey, { payload }) => withCourse(journey, payload),

  // What these two lead to comes with the event that follows: back to recruitment.
  ReleasedFromClass: (journey) => journey,

  CourseBrokenOff: (journey) => journey,
} satisfies Folds;

/** A journey with something changed in what is known of its class, if it has one. */
export function withCourse(journey: Journey, changes: Partial<NonNullable<Journey['course']>>): Journey {
  return { ...journey, ...(journey.course && { course: { ...journey.course, ...changes } }) };
}
