import { byToday, nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company has the training plan of the IGU in VITAS. */
export const trainingPlan = {
  name: { da: 'Undervisningsplan', en: 'Training plan' },
  answers: [
    {
      id: 'submitted',
      command: 'SubmitTrainingPlan',
      asks: ['submittedOn'],
      known: nothing,
      suggests: byToday('submittedOn'),
      takesFile: 'training-plan',
    },
  ],
  // The school and the company make the plan together.
  copies: { school: 'takes-part' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
