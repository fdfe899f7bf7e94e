import type { NoticeText } from './notice-text.ts';

/** To the municipality: a job is lost; the person goes back to recruitment. */
export const jobLost: NoticeText = {
  calendar: 'follow-up',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Jobbet er mistet',
      what: `${person} er ikke længere ansat. I skal tale med personen og føre personen tilbage til rekruttering senest ${due}.`,
      why: 'Ellers kommer personen tilbage på ydelse, uden at nogen ser det. Programmet har selv sat fristen på to uger.',
      how: 'Kontakt personen. Svar med datoen og årsagen: virksomheden lukket, opsagt, har selv sagt op, aftalen ophørt eller andet.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Et mistet job er ikke fulgt op',
      what: `${organisation} har ikke ført ${person} tilbage til rekruttering, efter at jobbet blev mistet. Fristen var ${due}.`,
      why: 'Personen står uden job, og ingen leder efter et nyt.',
      how: 'Kontakt sagsbehandleren, og få personen ført tilbage til rekruttering.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'The job has been lost',
      what: `${person} is no longer employed. You must talk with the person and return the person to recruitment by ${due}.`,
      why: 'Otherwise the person goes back to benefits without anybody seeing it. The programme has set the two weeks itself.',
      how: 'Contact the person. Answer with the date and the cause: company closed, dismissed, resigned, agreement ended, or other.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'A lost job has not been followed up',
      what: `${organisation} has not returned ${person} to recruitment after the job was lost. It was due on ${due}.`,
      why: 'The person is without a job, and nobody is looking for another.',
      how: 'Contact the caseworker and have the person returned to recruitment.',
    }),
  },
};
