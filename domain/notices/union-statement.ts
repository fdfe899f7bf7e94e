import type { NoticeText } from './notice-text.ts';

/** To the company: obtain the statement of the employees’ representative. */
export const unionStatement: NoticeText = {
  calendar: 'statement',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Få medarbejderrepræsentantens udtalelse',
      what: `I skal have en skriftlig udtalelse fra medarbejdernes repræsentant om pladsen til ${person} senest ${due}, dagen før start.`,
      why: 'Hvor medarbejderne har en repræsentant, skal både arbejdsgiveren og repræsentanten skriftligt bekræfte, at rimelighedskravet er opfyldt. Uden begge underskrifter kan kommunen ikke godkende.',
      how: 'Bed repræsentanten om at skrive under i VITAS. Svar med datoen. Skriv ikke, hvem repræsentanten er.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Medarbejderrepræsentantens udtalelse mangler',
      what: `${organisation} har ikke oplyst, at medarbejdernes repræsentant har skrevet under på pladsen til ${person}. Fristen var ${due}.`,
      why: 'Uden udtalelsen må praktikken eller løntilskuddet ikke begynde.',
      how: 'Kontakt virksomheden, og spørg, hvad der mangler. Er der skrevet under i VITAS, så registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Obtain the employees’ representative’s statement',
      what: `You must have a written statement from the employees’ representative on the place for ${person} by ${due}, the day before the start.`,
      why: 'Where the employees have a representative, both employer and representative state that the fair ratio is kept. Without both signatures the municipality cannot approve.',
      how: 'Ask the representative to sign in VITAS. Answer with the date. Do not write who the representative is.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The employees’ representative’s statement is missing',
      what: `${organisation} has not said that the employees’ representative has signed for the place for ${person}. It was due on ${due}.`,
      why: 'Without the statement the placement may not begin.',
      how: 'Contact the company and ask what is lacking. If it has been signed in VITAS, record the date.',
    }),
  },
};
