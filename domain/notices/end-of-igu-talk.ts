import type { NoticeText } from './notice-text.ts';

/** To the municipality: talk about what follows an IGU three months before its end. */
export const endOfIguTalk: NoticeText = {
  calendar: 'talk',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Tal om job eller uddannelse efter IGU',
      what: `IGU-forløbet for ${person} slutter om tre måneder eller lidt mere. I skal tale med personen og virksomheden om, hvad der følger, senest ${due}.`,
      why: 'Venter I til det sidste, kommer personen tilbage på ydelse imens. Programmet har selv sat fristen til måned 21.',
      how: 'Spørg virksomheden, om den ansætter personen eller vil indgå en uddannelsesaftale. Ellers skal I finde en anden virksomhed. Svar med datoen for samtalen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Der er ikke talt om job efter IGU',
      what: `${organisation} har ikke oplyst, at der er talt med ${person} om, hvad der følger efter IGU. Fristen var ${due}.`,
      why: 'Forløbet slutter snart, og ingen har aftalt det næste skridt.',
      how: 'Kontakt sagsbehandleren og virksomheden, og få samtalen holdt.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Talk about a job or education after the IGU',
      what: `The IGU of ${person} ends in three months or a little more. You must talk with the person and the company about what follows by ${due}.`,
      why: 'If you wait until the end, the person goes back to benefits meanwhile. The programme has set the deadline itself: month 21.',
      how: 'Ask the company whether it will employ the person or sign a training contract. Otherwise you must find another company. Answer with the date of the talk.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Nobody has talked about a job after the IGU',
      what: `${organisation} has not said that there has been a talk with ${person} about what follows the IGU. It was due on ${due}.`,
      why: 'The IGU ends soon, and nobody has agreed on the next step.',
      how: 'Contact the caseworker and the company and have the talk held.',
    }),
  },
};
