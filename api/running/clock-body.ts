import { z } from 'zod';
import { must, dateSchema } from '../http/schemas.ts';

/** How many days the training clock can be moved at a time: a whole IGU and a year. */
export const FURTHEST_MOVE_DAYS = 1100;

const DAYS = must(
  `et helt tal fra 1 til ${FURTHEST_MOVE_DAYS}`,
  `a whole number from 1 to ${FURTHEST_MOVE_DAYS}`,
);

/** Where the training clock is moved: to the end of a day, or a number of days ahead. */
export const clockMove = z
  .strictObject({
    to: dateSchema.optional(),
    days: z.number(DAYS).int(DAYS).min(1, DAYS).max(FURTHEST_MOVE_DAYS, DAYS).optional(),
  })
  .refine(
    ({ to, days }) => (to === undefined) !== (days === undefined),
    must('enten to (en dato) eller days (antal dage)', 'either to (a date) or days (a number of days)'),
  )
  .meta({ id: 'ClockMove' });
