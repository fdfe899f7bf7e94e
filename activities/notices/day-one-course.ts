import type { NoticeText } from './notice-text.ts';

/** To the school: say whether the person came on the first day of the class. */
export const dayOneCourse: NoticeText = {
  da: {
    reminder: ({ person, due }) => ({
      title: 'Mødte personen op på første dag?',
      what: `${person} har første dag på holdet ${due}. Fortæl os samme dag, om personen mødte op.`,
      why: 'Mange falder fra på eller før første dag. Får vi det at vide med det samme, kan kommunen nå at hjælpe personen tilbage på holdet.',
      how: 'Svar på denne mail med »mødte« eller »mødte ikke« og datoen. Skriv ikke noget om årsagen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Vi ved ikke, om personen mødte op',
      what: `${organisation} har ikke oplyst, om ${person} mødte op på holdets første dag, ${due}.`,
      why: 'En person, der ikke mødte op, savnes af ingen, så længe ingen har sagt det.',
      how: 'Ring til skolen i dag, og få svaret registreret. Mødte personen ikke op, skal der tales med personen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Did the person come on the first day?',
      what: `${person} has the first day of class on ${due}. Tell us the same day whether the person came.`,
      why: 'Many drop out on or before the first day. If we hear at once, the municipality can still help the person back to the class.',
      how: 'Reply to this mail with “came” or “did not come” and the date. Do not write anything about the cause.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'We do not know whether the person came',
      what: `${organisation} has not said whether ${person} came on the first day of class, ${due}.`,
      why: 'A person who did not come is missed by nobody as long as nobody has said so.',
      how: 'Call the school today and have the answer recorded. If the person did not come, somebody must talk with the person.',
    }),
  },
};
