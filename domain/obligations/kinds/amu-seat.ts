import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The coordinator has the AMU seat confirmed, changed or cancelled in time. */
export const amuSeat = {
  name: { da: 'Bekræftelse af AMU-plads', en: 'Confirmation of the AMU seat' },
  answers: paper('amu-seat'),
  // The school has the seat to confirm.
  copies: { school: 'takes-part' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
