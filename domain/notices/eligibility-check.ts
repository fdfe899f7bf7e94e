import type { NoticeText } from './notice-text.ts';

/** To the company: see the papers that give the right to an IGU. */
export const eligibilityCheck: NoticeText = {
  calendar: 'check',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Se papirerne, der giver ret til IGU',
      what: `I skal se de papirer, der viser, at ${person} har ret til en IGU, senest ${due}.`,
      why: 'Virksomheden har ansvaret for, at personen opfylder betingelserne. Gør personen ikke det, kan bonussen gå tabt. Programmet har selv sat fristen på en uge.',
      how: 'Bed personen om opholdsbrev, opholdskort og bopælsattest. Familiesammenførte skal også vise familiens opholdsbrev. Svar med datoen, når I har set papirerne, men send os ingen kopier.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Papirerne, der giver ret til IGU, er ikke set',
      what: `${organisation} har ikke oplyst, at papirerne for ${person} er set. Fristen var ${due}.`,
      why: 'Virksomheden bærer risikoen, hvis personen ikke har ret til en IGU.',
      how: 'Ring til virksomheden. Kommunen kan slå opholdsgrundlaget op, hvis der er tvivl. Registrér datoen, når papirerne er set.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'See the papers that give the right to an IGU',
      what: `You must see the papers that show that ${person} has the right to an IGU by ${due}.`,
      why: 'The company is responsible that the person meets the conditions. If not, the bonus may be lost. The programme has set the week itself.',
      how: 'Ask the person for residence letter, residence card and a printout of addresses (bopælsattest). Family members also show the letter of the one they joined. Answer with the date when you have seen the papers, but send us no copies.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The papers that give the right to an IGU have not been seen',
      what: `${organisation} has not said that the papers of ${person} have been seen. It was due on ${due}.`,
      why: 'The company carries the risk if the person has no right to an IGU.',
      how: 'Call the company. The municipality can look up the residence basis if there is doubt. Record the date when the papers have been seen.',
    }),
  },
};
