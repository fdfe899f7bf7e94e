import type { NoticeText } from './notice-text.ts';

/** To the company: agree on whether the IGU is extended by an absence. */
export const iguExtension: NoticeText = {
  da: {
    reminder: ({ person, due }) => ({
      title: 'Aftal, om IGU-forløbet skal forlænges',
      what: `${person} har været væk fra sin IGU i længere tid. I skal aftale senest ${due}, om forløbet forlænges.`,
      why: 'De to år løber videre under fraværet. De kan forlænges med præcis fraværets længde efter orlov eller et fravær på mere end otte uger, men kun hvis I aftaler det. Reglen kender vi fra lovforslaget.',
      how: 'Tal med personen, og aftal det skriftligt. Svar på denne mail med datoen for aftalen og med første fraværsdag og første dag tilbage. Forlænges det ikke, så svar det, med datoen. Skriv ikke noget om årsagen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'En forlængelse af IGU er ikke aftalt',
      what: `${organisation} har ikke oplyst, om IGU-forløbet for ${person} forlænges efter fraværet. Dagen var ${due}.`,
      why: 'Uden en aftale løber de to år ud, før de er gennemført.',
      how: 'Kontakt virksomheden og personen, og få aftalen på plads. Registrér forlængelsen eller »Aftale om ikke at forlænge IGU«.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Agree on whether the IGU is extended',
      what: `${person} has been away from the IGU for some time. You must agree by ${due} on whether it is extended.`,
      why: 'The two years run on during an absence. They can be extended by exactly its length after leave by law or an absence of more than eight weeks, but only if you agree on it. We know the rule from the bill.',
      how: 'Talk with the person and agree in writing. Reply to this mail with the date of the agreement, and the first day away and the first day back. If it is not extended, say so, with the date. Do not write anything about the cause.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'An extension of the IGU has not been agreed',
      what: `${organisation} has not said whether the IGU of ${person} is extended by the absence. The day was ${due}.`,
      why: 'Without an agreement the two years run out before they are completed.',
      how: 'Contact the company and the person and have the agreement made. Record the extension, or “Agreement not to extend the IGU”.',
    }),
  },
};
