import type { NoticeText } from './notice-text.ts';

/** To the company: agree on whether the IGU is extended by an absence. */
export const iguExtension: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Aftal, om IGU-forløbet skal forlænges',
      what: `${person} har været væk fra sin IGU i længere tid. I skal aftale senest ${due}, om forløbet forlænges.`,
      why: 'De to år løber videre under fraværet, medmindre I aftaler andet. Efter orlov eller et fravær på mere end otte uger kan I forlænge med præcis fraværets længde. Reglen kender vi fra lovforslaget.',
      how: 'Tal med personen, og aftal det skriftligt. Svar med datoen for aftalen, og skriv første fraværsdag og første dag tilbage, eller at I ikke forlænger. Skriv ikke noget om årsagen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'En forlængelse af IGU er ikke aftalt',
      what: `${organisation} har ikke oplyst, om IGU-forløbet for ${person} forlænges efter fraværet. Fristen var ${due}.`,
      why: 'Uden en aftale løber de to år ud, før de er gennemført.',
      how: 'Kontakt virksomheden og personen, og få aftalen på plads. Registrér forlængelsen eller »Aftale om ikke at forlænge IGU«.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Agree on whether the IGU is extended',
      what: `${person} has been away from the IGU for some time. You must agree by ${due} on whether it is extended.`,
      why: 'The two years run on during an absence unless you agree otherwise. After leave by law or an absence of more than eight weeks you may extend by exactly its length. We know the rule from the bill.',
      how: 'Talk with the person and agree in writing. Reply with the date of the agreement, and say the first day away and the first day back, or that you do not extend. Do not write anything about the cause.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'An extension of the IGU has not been agreed',
      what: `${organisation} has not said whether the IGU of ${person} is extended by the absence. It was due on ${due}.`,
      why: 'Without an agreement the two years run out before they are completed.',
      how: 'Contact the company and the person and have the agreement made. Record the extension, or “Agreement not to extend the IGU”.',
    }),
  },
};
