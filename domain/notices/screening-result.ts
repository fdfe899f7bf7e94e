import type { NoticeText } from './notice-text.ts';

/** To the language centre: record what the screening showed. */
export const screeningResult: NoticeText = {
  calendar: 'result',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Registrér resultatet af screeningen',
      what: `I skal screene ${person} og registrere resultatet senest ${due}.`,
      why: 'Før screeningen er registreret, ved ingen, hvad personen kan, og ingen virksomhed kan blive spurgt. Fristen på 30 dage er aftalt i programmet.',
      how: 'Vi skal bruge års skolegang, fag og års arbejde i faget, danskuddannelse, modul, beståede prøver og ønsket branche. Svar, når screeningen er holdt, eller hvis den må udskydes.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Screeningen mangler',
      what: `${organisation} har ikke registreret resultatet af screeningen af ${person}. Fristen var ${due}.`,
      why: 'Forløbet står stille: uden screening kan personen ikke gå videre til rekruttering.',
      how: 'Kontakt sprogcentret. Få aftalt en dato for screeningen, eller få resultatet oplyst, så det kan registreres.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Record the result of the screening',
      what: `You must screen ${person} and record the result by ${due}.`,
      why: 'Until the screening is recorded nobody knows what the person can do, and no company can be asked. The programme has agreed on 30 days.',
      how: 'We need years of school, trade and years of work in it, Danish track, module, tests passed and wished sector. Answer when the screening has been held, or if it has to be put off.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The screening is missing',
      what: `${organisation} has not recorded the result of the screening of ${person}. It was due on ${due}.`,
      why: 'The journey stands still: without a screening the person cannot go on to recruitment.',
      how: 'Contact the language centre. Agree on a date for the screening, or obtain the result so that it can be recorded.',
    }),
  },
};
