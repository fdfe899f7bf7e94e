import type { NoticeText } from './notice-text.ts';

/** To the coordinator: find a seat in a class or a place in a company. */
export const seatOrPlace: NoticeText = {
  calendar: 'place',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Find en plads',
      what: `${person} er klar til rekruttering. Du skal finde en plads på et hold eller i en virksomhed senest ${due}.`,
      why: 'Jo længere der går efter screeningen, jo mere mister personen modet, og dansk og færdigheder bliver glemt. Programmet har selv sat fristen.',
      how: 'Match med en virksomhed, eller optag personen på et hold. Fristen falder bort, når optagelse, IGU-aftale, praktik, løntilskud eller job er registreret.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Der er ikke fundet en plads',
      what: `${organisation} har ikke fundet en plads til ${person}. Fristen var ${due}.`,
      why: 'Personen har ventet længere end den tid, programmet har sat.',
      how: 'Tal med koordinatoren om, hvad der mangler: et hold, virksomheder i branchen eller noget andet. Aftal, hvem der gør hvad.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Find a place',
      what: `${person} is ready for recruitment. You must find a seat in a class or a place in a company by ${due}.`,
      why: 'The longer it takes after the screening, the more the person loses heart, and Danish and skills fade. The programme has set the time limit itself.',
      how: 'Match with a company, or admit the person to a class. The deadline lapses once an admission, an IGU agreement, a placement or a job has been recorded.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'No place has been found',
      what: `${organisation} has not found a place for ${person}. It was due on ${due}.`,
      why: 'The person has waited longer than the time the programme has set.',
      how: 'Talk with the coordinator about what is lacking: a class, companies in the sector, or something else. Agree on who does what.',
    }),
  },
};
