import { jobInSameCompany, returned } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality sees to it that a completed IGU is followed by a job. */
export const jobAfterIgu = {
  name: { da: 'Job efter IGU', en: 'Job after the IGU' },
  answers: [jobInSameCompany, returned('igu')],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'find-a-road-after-the-igu' },
} satisfies Kind;
