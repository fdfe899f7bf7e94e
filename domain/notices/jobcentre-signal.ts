import type { NoticeText } from './notice-text.ts';

/** To the coordinator: read what a municipality's system told us and we could not apply. */
export const jobcentreSignal: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'En besked fra en kommunes system venter på dig',
      what: `Kommunens system har sendt en besked om ${person}, som ikke kunne bruges. Du skal afklare den senest ${due}.`,
      why: 'Ellers går nyt fra kommunen tabt.',
      how: 'Se forløbets tidslinje, spørg kommunen, hvad beskeden skulle betyde, og registrér det rigtige. Markér derefter beskeden som afklaret.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'En besked fra en kommunes system er ikke afklaret',
      what: `${organisation} har ikke afklaret en besked fra kommunens system om ${person}. Fristen var ${due}.`,
      why: 'Nyt fra kommunen kan være gået tabt.',
      how: 'Få beskeden på forløbets tidslinje afklaret med koordinatoren i dag.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'A message from a municipality’s system is waiting for you',
      what: `The municipality’s system has sent a message about ${person} that could not be applied. You must settle it by ${due}.`,
      why: 'Otherwise news from the municipality is lost.',
      how: 'See the journey’s timeline, ask the municipality what the message was to mean, and record what is right. Then mark the message as settled.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'A message from a municipality’s system has not been settled',
      what: `${organisation} has not settled a message from the municipality’s system about ${person}. It was due on ${due}.`,
      why: 'News from the municipality may be lost.',
      how: 'Have the message on the journey’s timeline settled with the coordinator today.',
    }),
  },
};
