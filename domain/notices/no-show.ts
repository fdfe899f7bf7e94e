import type { NoticeText } from './notice-text.ts';

/** To the municipality: talk with a person who did not come on the first day. */
export const noShow: NoticeText = {
  calendar: 'talk',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Personen mødte ikke op på første dag',
      what: `Vi har fået oplyst, at ${person} ikke mødte op på første dag. I skal tale med personen senest ${due}.`,
      why: 'De fleste grunde kan løses, hvis nogen spørger med det samme: penge, transport, børnepasning. Ellers mister vi personen. Programmet har selv sat fristen.',
      how: 'Ring til personen. Har personen selv svaret os, står svaret bag linket. Svar med, om personen begynder alligevel og hvornår, eller om personen skal tilbage til rekruttering.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Ingen har fulgt op på, at personen ikke mødte op',
      what: `${organisation} har ikke oplyst, om der er talt med ${person}, som ikke mødte op på første dag. Fristen var ${due}.`,
      why: 'Jo længere der går, jo sværere er det at få personen med igen.',
      how: 'Kontakt sagsbehandleren og personen i dag. Få registreret, om personen begynder alligevel eller går tilbage til rekruttering.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'The person did not come on the first day',
      what: `We have been told that ${person} did not come on the first day. You must talk with the person by ${due}.`,
      why: 'Most reasons can be solved if somebody asks at once: money, transport, childcare. Otherwise we lose the person. The programme has set the deadline itself.',
      how: 'Call the person. If the person has answered us, you find the answer behind the link. Answer with whether and when the person begins after all, or whether the person is to return to recruitment.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Nobody has followed up that the person did not come',
      what: `${organisation} has not said whether there has been a talk with ${person}, who did not come on the first day. It was due on ${due}.`,
      why: 'The longer it takes, the harder it is to bring the person back.',
      how: 'Contact the caseworker and the person today. Have it recorded whether the person begins after all or returns to recruitment.',
    }),
  },
};
