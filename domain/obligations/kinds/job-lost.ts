import { returned } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality brings a person who has lost the job back to recruitment. */
export const jobLost = {
  name: { da: 'Tilbage til rekruttering efter mistet job', en: 'Back to recruitment after a lost job' },
  answers: [returned('employment')],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'return-to-recruitment' },
} satisfies Kind;
