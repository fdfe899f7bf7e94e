import { post } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import * as schemas from '../http/schemas.ts';
import { referralBody, intakeBody } from './intake-bodies.ts';
import { intakeSchema, referredSchema } from './intake-responses.ts';
import { importSheet, referPerson } from './referrals.ts';

/** Routes for lists of people and for referring one person. */
export const INTAKE_ROUTES: readonly Route[] = [
  post(
    '/api/intake',
    'journey:refer',
    {
      da: 'Indlæs en liste over personer',
      en:
        'Take in a list of people, all or nothing: a workbook (.xlsx), a CSV file or JSON. With `dryRun=true` and ' +
        '`Accept: text/csv` it is given back with a column `fejl` that says what is wrong in each row; nothing is kept. ' +
        'Who is known already stays as they are, and it is told what the list has otherwise; with `correct=true` they are put right.',
    },
    {
      reads: 'persons-found',
      query: schemas.intakeQuery,
      body: intakeBody,
      takesList: true,
      responses: { 200: intakeSchema },
    },
    importSheet,
  ),
  post(
    '/api/journeys',
    'journey:refer',
    { da: 'Henvis én person', en: 'Refer one person. 200 where the reference is known already.' },
    {
      reads: 'persons-found',
      body: referralBody,
      responses: { 200: referredSchema, 201: referredSchema },
    },
    referPerson,
  ),
];
