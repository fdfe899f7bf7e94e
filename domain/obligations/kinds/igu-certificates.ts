import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company collects the certificates that prove the end of an IGU. */
export const iguCertificates = {
  name: { da: 'Beviser til afslutning af IGU', en: 'Certificates for the end of the IGU' },
  answers: paper('certificates'),
  // The school hands out its own certificate.
  copies: { school: 'takes-part' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer', knownDaysBefore: 30 },
} satisfies Kind;
