import type { NoticeText } from './notice-text.ts';

/** To the company: state that the fair ratio is kept. */
export const fairRatio: NoticeText = {
  calendar: 'statement',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Erklær, at rimelighedskravet er opfyldt',
      what: `I skal skrive under på erklæringen om rimelighedskravet for pladsen til ${person} senest ${due}, dagen før start.`,
      why: 'Der skal være et rimeligt forhold mellem ordinært ansatte og personer i praktik eller løntilskud. Der må højst være én for hver fem op til 50 ansatte, derefter én for hver ti. Uden erklæringen kan kommunen ikke godkende.',
      how: 'Regn de ansatte om til fuldtid, i gennemsnit over de seneste fire måneder. Skriv under på erklæringen i VITAS. Svar med datoen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Erklæringen om rimelighedskravet mangler',
      what: `${organisation} har ikke oplyst, at der er skrevet under på erklæringen om rimelighedskravet for pladsen til ${person}. Fristen var ${due}.`,
      why: 'Uden erklæringen må praktikken eller løntilskuddet ikke begynde.',
      how: 'Kontakt virksomheden, og hjælp med opgørelsen. Er erklæringen i VITAS, så registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'State that the fair ratio is kept',
      what: `You must sign the statement on the fair ratio (rimelighedskravet) for the place for ${person} by ${due}, the day before the start.`,
      why: 'There must be a fair ratio between ordinary employees and people in placement or wage subsidy. There may be at most one for every five up to 50 employees, then one for every ten. Without the statement the municipality cannot approve.',
      how: 'Count employees as full-time posts, on average over the last four months. Sign the statement in VITAS. Answer with the date.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The statement on the fair ratio is missing',
      what: `${organisation} has not said that the statement on the fair ratio has been signed for the place for ${person}. It was due on ${due}.`,
      why: 'Without the statement the placement may not begin.',
      how: 'Contact the company and help with the count. If the statement is in VITAS, record the date.',
    }),
  },
};
