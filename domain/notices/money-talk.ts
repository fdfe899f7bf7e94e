import type { NoticeText } from './notice-text.ts';

/** To the municipality: talk with the person about the money before an IGU is signed. */
export const moneyTalk: NoticeText = {
  calendar: 'talk',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Tal med personen om økonomien',
      what: `I skal gennemgå økonomien i den kommende IGU med ${person} senest ${due}, en uge før den planlagte start.`,
      why: 'I IGU-ordningens første år stoppede mere end hver tredje tidligt eller mødte aldrig op, ofte på grund af pengene. Det er lettere at blive, når man har set tallene først. Programmet har selv sat fristen.',
      how: 'Sammenlign lønnen med indtægten nu, og regn skolegodtgørelse i skoleugerne, transport og børnepasning med. Den, der har arbejdspligt, er fritaget under en IGU; det gælder ikke personer med ophold efter særloven om Ukraine. Svar med datoen for samtalen, men skriv ikke beløb til os.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Økonomien er ikke gennemgået',
      what: `${organisation} har ikke oplyst, at økonomien i IGU-forløbet er gennemgået med ${person}. Fristen var ${due}.`,
      why: 'Opdager personen først i den første måned, at pengene ikke slår til, stopper forløbet.',
      how: 'Kontakt sagsbehandleren, og få samtalen holdt inden start.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Talk with the person about the money',
      what: `You must go through the money of the coming IGU with ${person} by ${due}, a week before the planned start.`,
      why: 'In the first years of the IGU more than one in three stopped early or never turned up, often because of the money. It is easier to stay when one has seen the figures first. The programme has set the deadline itself.',
      how: 'Compare the pay with the present income, and count in school allowance in the school weeks, transport and childcare. An IGU exempts from the work duty (arbejdspligt); people with a permit under the special act on Ukraine do not have that duty. Answer with the date of the talk, but do not send us amounts.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The money has not been gone through',
      what: `${organisation} has not said that the money of the IGU has been gone through with ${person}. It was due on ${due}.`,
      why: 'If the person finds out in the first month that the money does not last, the IGU ends.',
      how: 'Contact the caseworker and have the talk held before the start.',
    }),
  },
};
