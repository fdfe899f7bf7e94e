import type { CommandFields } from '../commands.ts';
import type { DayOne, Journey } from '../journey.ts';
import { withCourse } from './course.ts';
import type { Folds } from './fold.ts';
import { withIgu } from './igu.ts';
import { withPlacement } from './placement.ts';

/** Whether the person came on the first day of a class, an IGU or a placement, and what is said of it. */
export const firstDay = {
  DayOneConfirmed: (journey, { payload: { of, came, on } }) => withDayOne(journey, of, { came, on }),

  NoShowAnswered: (journey, { payload: { of, came } }) => withMoreOfDayOne(journey, of, { saysCame: came }),

  NoShowUpheld: (journey, { payload: { of } }) => withMoreOfDayOne(journey, of, { upheld: true }),
} satisfies Folds;

type DayOneOf = CommandFields<'ConfirmDayOne'>['of'];

function withMoreOfDayOne(journey: Journey, of: DayOneOf, more: Partial<DayOne>): Journey {
  const dayOne = journey[of]?.dayOne;
  return dayOne === undefined ? journey : withDayOne(journey, of, { ...dayOne, ...more });
}

function withDayOne(journey: Journey, of: DayOneOf, dayOne: DayOne): Journey {
  switch (of) {
    case 'course':
      return withCourse(journey, { dayOne });
    case 'igu':
      return withIgu(journey, { dayOne });
    case 'placement':
      return withPlacement(journey, { dayOne });
  }
}
