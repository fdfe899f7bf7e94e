import type { NoticeText } from './notice-text.ts';

/** To a person whose permit is prolonged unasked: see that the new card has come. */
export const residenceCard: NoticeText = {
  calendar: 'papers',
  da: {
    reminder: ({ due }) => ({
      title: 'Er dit nye opholdskort kommet?',
      what: `Din opholdstilladelse udløber 14 dage efter ${due}. Du skal ikke søge om en ny. Udlændingestyrelsen sender et nyt kort til dig.`,
      why: 'Uden et gyldigt kort kan du ikke vise, at du må være her og arbejde. Kortet kommer med posten.',
      how: 'Se efter, om din adresse hos kommunen er rigtig, og om dit navn står på postkassen. Skriv til os, når kortet er kommet. Er det ikke kommet senest på datoen, så ring til Udlændingestyrelsen eller din sagsbehandler.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Det nye opholdskort er måske ikke kommet',
      what: `Vi har ikke fået at vide, at ${person} har fået sit nye opholdskort. Det skulle være kommet senest ${due}, og tilladelsen udløber 14 dage efter.`,
      why: 'Udlændingestyrelsen forlænger selv disse tilladelser, men ikke for dem, den ikke kunne få fat i. De skal søge igen.',
      how: 'Kontakt personen i dag, og tjek adressen, og at navnet står på postkassen. Er kortet ikke kommet, så ring til Udlændingestyrelsen, og hjælp om nødvendigt med en ny ansøgning. Svar, når kortet er der.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Has your new residence card come?',
      what: `Your residence permit ends 14 days after ${due}. You need not apply for a new one. The Immigration Service sends you a new card.`,
      why: 'Without a valid card you cannot show that you may be here and work. The card comes by post.',
      how: 'See that the municipality has your right address, and that your name is on the letterbox. Write to us when the card has come. If it has not come by the date, call the Immigration Service or your caseworker.',
    }),
    escalation: ({ person, due }) => ({
      title: 'The new residence card may not have come',
      what: `We have not heard that ${person} has received the new residence card. It should have come by ${due}, and the permit ends 14 days later.`,
      why: 'The Immigration Service prolongs these permits itself, but not for those it could not reach. They must apply anew.',
      how: 'Contact the person today, and check the address, and that the name is on the letterbox. If the card has not come, call the Immigration Service and, if need be, help with a new application. Answer when the card is there.',
    }),
  },
};
