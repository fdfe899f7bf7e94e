import type { NoticeText } from './notice-text.ts';

/** To the company: declare the de minimis aid received. */
export const deMinimis: NoticeText = {
  calendar: 'statement',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Afgiv de minimis-erklæring',
      what: `I skal udfylde en erklæring om de minimis-støtte til IGU-aftalen med ${person} senest ${due}.`,
      why: 'IGU-bonussen er de minimis-støtte: højst 300.000 euro til hele koncernen i de tre år før hver af de to bonusser. Støtte fra før 2024 tæller med, og erklæringen skal gives, selv om der nu er et centralt register. Vi har selv sat fristen.',
      how: 'Skriv, hvilken de minimis-støtte virksomheden og dens koncern har fået i de seneste tre år, og hvornår, og læg erklæringen ved aftalen. Svar med datoen. Send ikke regnskaber til os.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'De minimis-erklæringen mangler',
      what: `${organisation} har ikke oplyst, at de minimis-erklæringen til aftalen med ${person} er udfyldt. Fristen var ${due}.`,
      why: 'En virksomhed over loftet regner måske med en bonus, den ikke må beholde.',
      how: 'Ring til virksomheden, og forklar, hvad der spørges om. Er erklæringen udfyldt, så registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Give the de minimis declaration',
      what: `You must fill in a declaration of de minimis aid for the IGU agreement with ${person} by ${due}.`,
      why: 'The IGU bonus is de minimis aid: 300,000 euros at most for the whole group in the three years before each of the two bonuses. Aid from before 2024 counts, and the declaration is needed although there is a central register now. We have set the deadline ourselves.',
      how: 'State which de minimis aid the company and its group have received over the last three years, and when. Keep the declaration with the agreement. Answer with the date, but do not send us accounts.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The de minimis declaration is missing',
      what: `${organisation} has not said that the de minimis declaration for the agreement with ${person} has been filled in. It was due on ${due}.`,
      why: 'A company above the ceiling may count on a bonus it may not keep.',
      how: 'Call the company and explain what is asked. If the declaration has been filled in, record the date.',
    }),
  },
};
