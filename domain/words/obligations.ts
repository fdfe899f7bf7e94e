import type { Sentence } from '../refusals.ts';
import type { ObligationKind } from '../rulebook/kinds.ts';

/** What each obligation (forpligtelse) is called in lists, on the timeline and in Temporal's UI. */
export const OBLIGATION_WORDS: Readonly<Record<ObligationKind, Sentence>> = {
  'screening-result': { da: 'Resultat af screening', en: 'Screening result' },
  'screening-decision': { da: 'Beslutning efter screening', en: 'Decision after the screening' },
  'seat-or-place': { da: 'Plads på hold eller i virksomhed', en: 'Seat in a class or place in a company' },
  'agreement-signed': {
    da: 'IGU-aftale underskrevet før start',
    en: 'IGU agreement signed before the start',
  },
  'day-one-course': { da: 'Første dag på holdet', en: 'First day of the class' },
  'course-completion': { da: 'Gennemført hold', en: 'Completion of the class' },
  'place-after-course': { da: 'Plads i virksomhed efter holdet', en: 'Place in a company after the class' },
  'vitas-registration': { da: 'Registrering i VITAS', en: 'VITAS registration' },
  'day-one-igu': { da: 'Første dag i IGU', en: 'First day of the IGU' },
  'training-plan': { da: 'Undervisningsplan', en: 'Training plan' },
  'monthly-allowance': { da: 'Månedens skolegodtgørelse', en: 'Monthly school allowance' },
  'bonus-six-months': { da: 'Bonus efter 6 måneder', en: 'Bonus after 6 months' },
  'igu-certificate': { da: 'Bevis for gennemført IGU', en: 'Certificate of the completed IGU' },
  'bonus-completion': { da: 'Bonus ved gennemført IGU', en: 'Bonus for the completed IGU' },
  'job-after-igu': { da: 'Job efter IGU', en: 'Job after the IGU' },
  'day-one-placement': { da: 'Første dag i praktik eller løntilskud', en: 'First day of the placement' },
  'placement-end': { da: 'Afslutning af praktik eller løntilskud', en: 'End of the placement' },
  'step-after-placement': {
    da: 'Næste skridt efter praktik eller løntilskud',
    en: 'Next step after the placement',
  },
  'retention-1': { da: 'Fastholdelse efter 1 måned', en: 'Retention after 1 month' },
  'retention-3': { da: 'Fastholdelse efter 3 måneder', en: 'Retention after 3 months' },
  'retention-6': { da: 'Fastholdelse efter 6 måneder', en: 'Retention after 6 months' },
  'retention-12': { da: 'Fastholdelse efter 12 måneder', en: 'Retention after 12 months' },
  'job-lost': { da: 'Tilbage til rekruttering efter mistet job', en: 'Back to recruitment after a lost job' },
  'close-journey': { da: 'Afslutning af forløbet', en: 'Closing of the journey' },
  'no-show': { da: 'Samtale efter udeblivelse', en: 'Talk after a no-show' },
  'jobcentre-signal': { da: 'Uafklaret besked fra jobcenter', en: 'Unsettled jobcentre signal' },
};
