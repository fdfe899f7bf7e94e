import type { NoticeText } from './notice-text.ts';

/** To the coordinator: find a company that takes an IGU over. */
export const successorCompany: NoticeText = {
  calendar: 'place',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Find en virksomhed, der kan overtage IGU-forløbet',
      what: `IGU-forløbet for ${person} er afsluttet før tid, og personen vil fortsætte. Du skal finde en ny virksomhed senest ${due}.`,
      why: 'Efter lukning eller opsigelse tæller den tid, der er gået, med hos den nye virksomhed. Jo længere pausen bliver, jo sværere er det. Programmet har selv sat fristen.',
      how: 'Spørg virksomheder i samme branche, og sig, at tiden tæller med i bonussen. Fristen falder bort, når en ny IGU-aftale, et job eller en praktik er registreret.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Der er ikke fundet en ny virksomhed til IGU-forløbet',
      what: `${organisation} har ikke fundet en virksomhed, der kan overtage IGU-forløbet for ${person}. Fristen var ${due}.`,
      why: 'Den tid, personen har gennemført, kan gå tabt.',
      how: 'Tal med koordinatoren og branchen om, hvem der kan spørges nu. Aftal ellers et andet skridt med kommunen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Find a company that can take over the IGU',
      what: `The IGU of ${person} has ended early, and the person wishes to go on. You must find a new company by ${due}.`,
      why: 'After a closure or dismissal the time served counts with the new company. The longer the gap, the harder it is. The programme has set the deadline itself.',
      how: 'Ask companies in the same sector, and say that the time counts towards the bonus. The deadline lapses once a new IGU agreement, a job or a placement has been recorded.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'No new company has been found for the IGU',
      what: `${organisation} has not found a company that can take over the IGU of ${person}. It was due on ${due}.`,
      why: 'The time the person has served may be lost.',
      how: 'Talk with the coordinator and the trade about whom to ask now. Otherwise agree on another step with the municipality.',
    }),
  },
};
