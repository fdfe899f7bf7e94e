import type { NoticeText } from './notice-text.ts';

/** To the person, before anybody else is told: is it right that you did not come on your first day? */
export const noShowPerson: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ due }) => ({
      title: 'Kom du på din første dag?',
      what: `Vi har fået at vide, at du ikke kom på din første dag. Er det rigtigt? Svar senest ${due}.`,
      why: 'Måske er der sket en fejl. Kom du ikke, kan vi hjælpe dig i gang. Svarer du ikke, siger vi det til din sagsbehandler.',
      how: 'Svar »jeg var der« eller »jeg kom ikke«. Du kan skrive, hvornår du kan begynde. Du kan også bede os om at ringe til dig.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Personen har ikke svaret om sin første dag',
      what: `Vi har fået oplyst, at ${person} ikke mødte op på første dag. Personen har ikke svaret på, om det er rigtigt. Fristen var ${due}.`,
      why: 'Personen er ikke hørt, og oplysningen kan være forkert. Kommunen har fået besked.',
      how: 'Ring til personen i dag. Aftal med sagsbehandleren, hvem der følger op. Svar med det, som personen siger.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Did you come on your first day?',
      what: `We have been told that you did not come on your first day. Is that right? Answer by ${due}.`,
      why: 'Perhaps there is a mistake. If you did not come, we can help you get started. If you do not answer, we tell your caseworker.',
      how: 'Answer “I was there” or “I did not come”. You can write when you can begin. You can also ask us to call you.',
    }),
    escalation: ({ person, due }) => ({
      title: 'The person has not answered about the first day',
      what: `We have been told that ${person} did not come on the first day. The person has not said whether that is right. It was due on ${due}.`,
      why: 'The person has not been heard, and what we were told may be wrong. The municipality has been told.',
      how: 'Call the person today. Agree with the caseworker who follows up. Answer with what the person says.',
    }),
  },
};
