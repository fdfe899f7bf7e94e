import type { AnswerId } from '../questions.ts';
import type { Sentence } from '../refusals.ts';

/** What each answer is called on its button. */
export const ANSWER_WORDS: Readonly<Record<AnswerId, Sentence>> = {
  done: { da: 'Ja, det er gjort', en: 'Yes, it has been done' },
  screened: { da: 'Registrér screeningen', en: 'Record the screening' },
  accept: { da: 'Ja, personen går videre', en: 'Yes, the person goes on' },
  decline: { da: 'Nej, personen går ikke videre', en: 'No, the person does not go on' },
  agree: { da: 'Ja, vi har en aftale', en: 'Yes, we have an agreement' },
  refuse: { da: 'Nej, det bliver ikke til noget', en: 'No, it comes to nothing' },
  signed: { da: 'Ja, aftalen er underskrevet', en: 'Yes, the agreement is signed' },
  approved: { da: 'Ja, det er godkendt', en: 'Yes, it is approved' },
  came: { da: 'Ja, mødte op', en: 'Yes, came' },
  'did-not-come': { da: 'Nej, mødte ikke op', en: 'No, did not come' },
  completed: { da: 'Ja, det er gennemført', en: 'Yes, it is completed' },
  registered: { da: 'Ja, den er registreret', en: 'Yes, it is registered' },
  submitted: { da: 'Ja, den er indsendt', en: 'Yes, it is submitted' },
  claimed: { da: 'Ja, der er ansøgt', en: 'Yes, it has been applied for' },
  'hours-counted': { da: 'Registrér timerne', en: 'Record the hours' },
  extended: { da: 'Ja, forløbet er forlænget', en: 'Yes, it has been extended' },
  'not-extended': { da: 'Nej, vi har aftalt ikke at forlænge', en: 'No, we have agreed not to extend' },
  ended: { da: 'Ja, det er slut', en: 'Yes, it has ended' },
  'job-in-same-company': { da: 'Job i samme virksomhed', en: 'A job in the same company' },
  returned: { da: 'Tilbage til rekruttering', en: 'Back to recruitment' },
  employed: { da: 'Ja, stadig ansat', en: 'Yes, still employed' },
  'not-employed': { da: 'Nej, ikke ansat længere', en: 'No, no longer employed' },
  'goes-on': { da: 'Ja, uddannelsen fortsætter', en: 'Yes, the education goes on' },
  stopped: { da: 'Nej, uddannelsen er stoppet', en: 'No, the education has stopped' },
  closed: { da: 'Afslut forløbet', en: 'Close the journey' },
  back: { da: 'Ja, personen er tilbage', en: 'Yes, the person is back' },
  settled: { da: 'Ja, det er afklaret', en: 'Yes, it is settled' },
};
