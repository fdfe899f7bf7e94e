import type { NoticeText } from './notice-text.ts';

/** To the company: say whether the person came on the first day of the IGU. */
export const dayOneIgu: NoticeText = {
  da: {
    reminder: ({ person, due }) => ({
      title: 'Mødte personen op på første arbejdsdag?',
      what: `${person} begynder sin IGU hos jer ${due}. Fortæl os samme dag, om personen mødte op.`,
      why: 'Mere end hver tredje stopper tidligt eller møder ikke op på første dag. Får vi det at vide med det samme, kan kommunen nå at hjælpe.',
      how: 'Svar på denne mail med »mødte« eller »mødte ikke« og datoen. Skriv ikke noget om årsagen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Vi ved ikke, om personen mødte op',
      what: `${organisation} har ikke oplyst, om ${person} mødte op på første dag i sin IGU, ${due}.`,
      why: 'En person, der ikke mødte op, savnes af ingen, så længe ingen har sagt det.',
      how: 'Ring til virksomheden i dag, og få svaret registreret. Mødte personen ikke op, skal der tales med personen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Did the person come on the first day of work?',
      what: `${person} begins an IGU with you on ${due}. Tell us the same day whether the person came.`,
      why: 'More than one in three stop early or never turn up on the first day. If we hear at once, the municipality can still help.',
      how: 'Reply to this mail with “came” or “did not come” and the date. Do not write anything about the cause.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'We do not know whether the person came',
      what: `${organisation} has not said whether ${person} came on the first day of the IGU, ${due}.`,
      why: 'A person who did not come is missed by nobody as long as nobody has said so.',
      how: 'Call the company today and have the answer recorded. If the person did not come, somebody must talk with the person.',
    }),
  },
};
