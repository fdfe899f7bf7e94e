import type { Language } from '../vocabulary/sentence.ts';
import type { NoticeText } from './notice-text.ts';

/**
 * What a person's first day is called: only the words that differ between a class, an IGU and a placement.
 */
interface FirstDayWords {
  /** "Du begynder din IGU": the day follows. */
  readonly begins: string;
  /** Who else would know: "skolen", "virksomheden". */
  readonly other: string;
}

/**
 * To the person whose first day it is, and to the one told that neither the person nor the other side has
 * answered.
 */
export function firstDayPerson({ da, en }: Readonly<Record<Language, FirstDayWords>>): NoticeText {
  return {
    calendar: 'first-day',
    da: {
      reminder: ({ due }) => ({
        title: 'Din første dag',
        what: `${da.begins} ${due}. Skriv til os samme dag, om du kom.`,
        why: 'Så ved alle, at du er kommet godt i gang. Kan du ikke komme, kan vi hjælpe, hvis du siger det med det samme.',
        how: 'Svar »jeg kom«, når du har været der. Kom du ikke, så bed os om at ringe til dig. Skriv ikke hvorfor, men ring til din sagsbehandler, hvis der er problemer med penge, transport eller børnepasning.',
      }),
      escalation: ({ person, due }) => ({
        title: 'Vi ved ikke, om personen mødte op',
        what: `Hverken ${person} eller ${da.other} har fortalt, om personen mødte op på første dag, ${due}.`,
        why: 'Er en person ikke mødt op, opdager ingen det, før nogen siger det.',
        how: 'Ring til personen i dag. Svar med, om personen mødte op.',
      }),
    },
    en: {
      reminder: ({ due }) => ({
        title: 'Your first day',
        what: `${en.begins} on ${due}. Write to us the same day whether you came.`,
        why: 'Then everybody knows that you have got started. If you cannot come, we can help if you say so at once.',
        how: 'Answer “I came” once you have been there. If you did not come, ask us to call you. Do not write why, but call your caseworker if there are problems with money, transport or childcare.',
      }),
      escalation: ({ person, due }) => ({
        title: 'We do not know whether the person came',
        what: `Neither ${person} nor ${en.other} has said whether the person came on the first day, ${due}.`,
        why: 'If a person did not come, nobody notices until somebody says so.',
        how: 'Call the person today. Answer with whether the person came.',
      }),
    },
  };
}
