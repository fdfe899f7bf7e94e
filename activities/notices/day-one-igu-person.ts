import type { NoticeText } from './notice-text.ts';

/** To the person: did you come on the first day of the IGU? */
export const dayOneIguPerson: NoticeText = {
  da: {
    reminder: ({ due }) => ({
      title: 'Din første dag',
      what: `Du begynder din IGU ${due}. Skriv til os samme dag, om du mødte op.`,
      why: 'Så ved alle, at du er kommet godt i gang. Kan du ikke komme, kan vi hjælpe, hvis du siger det med det samme.',
      how: 'Svar på denne mail med »jeg mødte op« eller »jeg mødte ikke op«. Skriv ikke hvorfor. Ring til din sagsbehandler, hvis der er problemer med penge, transport eller børnepasning.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Vi ved ikke, om personen mødte op',
      what: `Hverken ${person} eller virksomheden har fortalt, om personen mødte op på første dag, ${due}.`,
      why: 'En person, der ikke mødte op, savnes af ingen, så længe ingen har sagt det.',
      how: 'Ring til personen i dag. Svar på denne mail med, om personen mødte op.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Your first day',
      what: `You begin your IGU on ${due}. Write to us the same day whether you came.`,
      why: 'Then everybody knows that you have got started. If you cannot come, we can help if you say so at once.',
      how: 'Reply to this mail with “I came” or “I did not come”. Do not write why. Call your caseworker if there are problems with money, transport or childcare.',
    }),
    escalation: ({ person, due }) => ({
      title: 'We do not know whether the person came',
      what: `Neither ${person} nor the company has said whether the person came on the first day, ${due}.`,
      why: 'A person who did not come is missed by nobody as long as nobody has said so.',
      how: 'Call the person today. Reply to this mail with whether the person came.',
    }),
  },
};
