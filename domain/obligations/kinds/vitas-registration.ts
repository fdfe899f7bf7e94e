import { nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company registers the IGU agreement in VITAS. */
export const vitasRegistration = {
  name: { da: 'Registrering i VITAS', en: 'VITAS registration' },
  answers: [{ id: 'registered', command: 'RegisterInVitas', asks: ['registeredOn'], known: nothing }],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'register-in-vitas' },
} satisfies Kind;
