import type { NoticeText } from './notice-text.ts';

/** To the person: show the papers that give the right to an IGU. */
export const eligibilityPapers: NoticeText = {
  calendar: 'papers',
  da: {
    reminder: ({ due }) => ({
      title: 'Vis virksomheden dine papirer',
      what: `Du skal vise virksomheden, at du har ret til en IGU. Gør det senest ${due}.`,
      why: 'Virksomheden vil se papirerne, før den skriver under på din IGU-aftale. De er kun til virksomheden. Send dem ikke til os.',
      how: 'Tag dit opholdsbrev, dit opholdskort og en bopælsattest med. Du får bopælsattesten på borger.dk. Er du familiesammenført, skal du også vise din families opholdsbrev.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Papirer på ret til IGU er ikke vist',
      what: `Vi har ikke fået at vide, at ${person} har vist virksomheden sine papirer. Fristen var ${due}.`,
      why: 'Uden papirerne bliver der ingen IGU-aftale.',
      how: 'Hjælp personen med at finde opholdsbrev, opholdskort og bopælsattest. Svar, når virksomheden har set dem.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Show the company your papers',
      what: `You must show the company that you have the right to an IGU. Do it by ${due}.`,
      why: 'The company wants to see the papers before it signs your IGU agreement. They are for the company only. Do not send them to us.',
      how: 'Bring your residence letter, residence card and a printout of addresses (bopælsattest), which you get at borger.dk. If you came through family reunification, also bring your family’s residence letter.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Papers on the right to an IGU have not been shown',
      what: `We have not heard that ${person} has shown the company the papers. It was due on ${due}.`,
      why: 'Without the papers there will be no IGU agreement.',
      how: 'Help the person find residence letter, residence card and printout of addresses. Answer when the company has seen them.',
    }),
  },
};
