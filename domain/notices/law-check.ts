import type { NoticeText } from './notice-text.ts';

/** To the coordinator: ask again about what the rules rest on and nobody has verified. */
export const lawCheck: NoticeText = {
  calendar: 'check',
  da: {
    reminder: ({ item, due }) => ({
      title: 'Efterprøv reglerne',
      what: `Nogle af reglerne i Fodfæste bygger på noget, ingen har fået bekræftet. Du skal efterprøve dem igen senest ${due}: »${item}«.`,
      why: 'Lovene ændres, og en regel, der ikke længere gælder, giver folk forkerte råd. Hver regel efterprøves en gang om året, regnet fra sidst. Programmet har selv sat fristen.',
      how: 'Åbn svaret: der står hvert spørgsmål, og hvem der ved det. Skriv til dem i god tid, og svar med datoen, når alle er set efter. Giv svarene videre til dem, der vedligeholder reglerne, også hvis intet er nyt.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'Reglerne er ikke efterprøvet',
      what: `${organisation} har ikke meldt, at dette er gjort: »${item}«. Fristen var ${due}.`,
      why: 'Måske råder vi folk efter regler, der ikke længere gælder.',
      how: 'Tal med koordinatoren om, hvem der er spurgt, og hvad der mangler. Få det gjort, eller find en ny dag.',
    }),
  },
  en: {
    reminder: ({ item, due }) => ({
      title: 'Check the rules',
      what: `Some of the rules in Fodfæste rest on something that nobody has had confirmed. You must check them again by ${due}: “${item}”.`,
      why: 'Acts change, and a rule that no longer holds gives people wrong advice. Each rule is checked once a year, counted from the last time. The programme has set the deadline itself.',
      how: 'Open the answer: it lists each question, and who can answer it. Write to them in good time, and answer with the date when you have looked at all of them. Pass what they say on to those who maintain the rules, even if nothing is new.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'The rules have not been checked',
      what: `${organisation} has not reported that this is done: “${item}”. It was due on ${due}.`,
      why: 'We may be advising people by rules that no longer hold.',
      how: 'Talk with the coordinator about who has been asked, and what is missing. Have it done, or find a new day.',
    }),
  },
};
