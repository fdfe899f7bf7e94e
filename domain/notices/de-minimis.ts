import type { NoticeText } from './notice-text.ts';

/** To the company: declare the de minimis aid received. */
export const deMinimis: NoticeText = {
  calendar: 'statement',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Afgiv de minimis-erklæring',
      what: `I skal udfylde en erklæring om de minimis-støtte til IGU-aftalen med ${person} senest ${due}.`,
      why: 'IGU-bonussen regnes som de minimis-støtte. En virksomhed og dens koncern må tilsammen højst få 300.000 euro i sådan støtte i de tre år før hver bevilling, og hver af de to bonusser er en bevilling. Støtte fra før 2024 tæller med. Siden 1. januar 2026 er der et centralt register, men I skal stadig selv afgive erklæringen, til det dækker tre år (omkring 1. januar 2029). Vi har selv sat fristen.',
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
      why: 'The IGU bonus counts as de minimis aid. A company and its group may receive at most 300,000 euros of such aid in the three years before each grant, and each of the two bonuses is a grant. Aid from before 2024 counts. Since 1 January 2026 there is a central register, but you must still give the declaration yourselves until it covers three years (about 1 January 2029). We have set the deadline ourselves.',
      how: 'State which de minimis aid the company and its group have received over the last three years, and when, and keep the declaration with the agreement. Answer with the date. Do not send us accounts.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The de minimis declaration is missing',
      what: `${organisation} has not said that the de minimis declaration for the agreement with ${person} has been filled in. It was due on ${due}.`,
      why: 'A company above the ceiling may count on a bonus it may not keep.',
      how: 'Call the company and explain what is asked. If the declaration has been filled in, record the date.',
    }),
  },
};
