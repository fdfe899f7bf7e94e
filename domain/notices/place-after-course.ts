import type { NoticeText } from './notice-text.ts';

/** To the coordinator: find a place in a company before the class ends. */
export const placeAfterCourse: NoticeText = {
  calendar: 'place',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Find en virksomhed, før holdet slutter',
      what: `${person} har sidste dag på holdet ${due}. Du skal have fundet en plads i en virksomhed inden da.`,
      why: 'Ellers fører holdet ikke til noget, og personen er tilbage, hvor forløbet begyndte. Programmet har selv sat fristen.',
      how: 'Foreslå et match med en virksomhed i holdets branche. Fristen falder bort, når IGU-aftale, praktik, løntilskud eller job er registreret.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Holdet er slut uden en plads i en virksomhed',
      what: `${organisation} har ikke fundet en plads i en virksomhed til ${person}. Holdets sidste dag var ${due}.`,
      why: 'Holdet har kostet tid og penge og fører ikke til noget, hvis der ikke følger en plads.',
      how: 'Tal med koordinatoren og branchen om, hvilke virksomheder der kan spørges nu. Ellers skal personen føres tilbage til rekruttering.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Find a company before the class ends',
      what: `${person} has the last day of class on ${due}. You must have found a place in a company by then.`,
      why: 'Otherwise the class leads to nothing, and the person is back where the journey began. The programme has set the deadline itself.',
      how: 'Propose a match with a company in the sector of the class. The deadline lapses once an IGU agreement, a placement or a job has been recorded.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The class has ended without a place in a company',
      what: `${organisation} has not found a place in a company for ${person}. The last day of class was ${due}.`,
      why: 'The class has cost time and money, and leads to nothing if no place follows.',
      how: 'Talk with the coordinator and the trade about which companies can be asked now. Otherwise the person must be returned to recruitment.',
    }),
  },
};
