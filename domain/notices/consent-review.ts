import type { NoticeText } from './notice-text.ts';

/** To the coordinator: look at the consent with the person. */
export const consentReview: NoticeText = {
  calendar: 'check',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Gennemgå samtykket med personen',
      what: `Det er snart et år siden, ${person} gav sit samtykke eller sidst blev spurgt om det. Du skal gennemgå det med personen senest ${due}.`,
      why: 'Et samtykke kan trækkes tilbage når som helst, og personen skal vide, hvad det gælder. Vi har selv sat fristen på et år.',
      how: 'Spørg, om samtykket stadig gælder, og for det samme. Registrér datoen. Er det trukket tilbage, må oplysningerne ikke bruges længere: tal med projektlederen samme dag.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Samtykket er ikke gennemgået',
      what: `${organisation} har ikke registreret, at samtykket er gennemgået med ${person}. Fristen var ${due}.`,
      why: 'Måske må vi ikke længere bruge det, vi ved om personen.',
      how: 'Tal med koordinatoren, og få samtykket gennemgået.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Review the consent with the person',
      what: `It is soon a year since ${person} gave consent or was last asked about it. You must review it with the person by ${due}.`,
      why: 'A consent can be withdrawn at any time, and the person must know what it covers. We have set the year ourselves.',
      how: 'Ask whether the consent still stands, and for the same. Record the date. If it has been withdrawn, the data may no longer be used: talk with the project lead the same day.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The consent has not been reviewed',
      what: `${organisation} has not recorded that the consent has been reviewed with ${person}. It was due on ${due}.`,
      why: 'We may no longer have the right to use what we know about the person.',
      how: 'Talk with the coordinator and have the consent reviewed.',
    }),
  },
};
