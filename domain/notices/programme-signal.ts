import type { NoticeText } from './notice-text.ts';

/** To the coordinator: look at what was told of the programme and could not be read. */
export const programmeSignal: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ due }) => ({
      title: 'En besked om programmet venter på dig',
      what: `Et andet system har sendt en besked om programmet, som ikke kunne læses. Du skal afklare den senest ${due}.`,
      why: 'Ellers går en ændring måske tabt.',
      how: 'Se programmets tidslinje, og spørg den, der driver systemet, hvad beskeden skulle betyde. Markér den derefter som afklaret.',
    }),
    escalation: ({ organisation, due }) => ({
      title: 'En besked om programmet er ikke afklaret',
      what: `${organisation} har ikke afklaret en besked om programmet, som ikke kunne læses. Fristen var ${due}.`,
      why: 'En ændring kan være gået tabt.',
      how: 'Få beskeden afklaret med koordinatoren i dag.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'A message about the programme is waiting for you',
      what: `Another system has sent a message about the programme that could not be read. You must settle it by ${due}.`,
      why: 'Otherwise a change may be lost.',
      how: 'See the programme’s timeline and ask whoever runs the system what the message was to mean. Then mark it as settled.',
    }),
    escalation: ({ organisation, due }) => ({
      title: 'A message about the programme has not been settled',
      what: `${organisation} has not settled a message about the programme that could not be read. It was due on ${due}.`,
      why: 'A change may be lost.',
      how: 'Have the message settled with the coordinator today.',
    }),
  },
};
