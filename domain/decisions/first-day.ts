import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import { answerNoShow, upholdNoShow } from './no-show.ts';
import type { Rules } from './rule.ts';

/** The first day of a class, an IGU or a placement: whether the person came, and what becomes of it if not. */
export const firstDay = {
  ConfirmDayOne: (journey, { fields }, today) => {
    const { of, on } = fields;
    if (of !== journey.stage) return refuse('not-this-stage', { stage: journey.stage, given: of });
    const began = journey[of];
    // A no-show told twice is one no-show, with one talk owed. That the person came after all is news.
    if (began?.dayOne !== undefined && (began.dayOne.came || !fields.came)) return refuse('already-done');
    return (
      notAhead('on', on, today) ??
      inOrder('startsOn', began?.startsOn, 'on', on) ?? { type: 'DayOneConfirmed', payload: fields }
    );
  },

  AnswerNoShow: (journey, { fields }) => answerNoShow(journey, fields),

  UpholdNoShow: (journey, { fields }) => upholdNoShow(journey, fields),
} satisfies Rules;
