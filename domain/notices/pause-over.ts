import type { NoticeText } from './notice-text.ts';

/** To the municipality: is the person back from an absence? */
export const pauseOver: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Er personen tilbage?',
      what: `Forløbet for ${person} holder pause, og personen ventes tilbage ${due}. I skal fortælle os senest den dag, om personen er tilbage.`,
      why: 'Så længe vi tror, at personen er væk, står forløbet stille, og andre frister venter.',
      how: 'Svar med den første dag tilbage. Er personen ikke tilbage endnu, så skriv, hvornår I venter det. Skriv ikke noget om årsagen til fraværet.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Vi ved ikke, om personen er tilbage',
      what: `${organisation} har ikke oplyst, om ${person} er tilbage efter fraværet. Den forventede dag var ${due}.`,
      why: 'Forløbet står stille, måske uden grund.',
      how: 'Kontakt sagsbehandleren. Registrér den første dag tilbage, eller aftal, hvornår der skal spørges igen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Is the person back?',
      what: `The journey of ${person} is paused, and the person is expected back on ${due}. You must tell us by that day whether the person is back.`,
      why: 'As long as we believe the person to be away, the journey stands still, and other deadlines wait.',
      how: 'Answer with the first day back. If the person is not back yet, write when you expect it. Do not write anything about the cause of the absence.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'We do not know whether the person is back',
      what: `${organisation} has not said whether ${person} is back after the absence. The expected day was ${due}.`,
      why: 'The journey stands still, perhaps for no reason.',
      how: 'Contact the caseworker. Record the first day back, or agree on when to ask again.',
    }),
  },
};
