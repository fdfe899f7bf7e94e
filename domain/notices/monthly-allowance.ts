import type { NoticeText } from './notice-text.ts';

/** To the person: apply for the month's school allowance. */
export const monthlyAllowance: NoticeText = {
  calendar: 'application',
  da: {
    reminder: ({ due, month }) => ({
      title: `Søg skolegodtgørelse for ${month}`,
      what: `Du skal søge om godtgørelse for dine skoledage i ${month}. Gør det senest ${due}.`,
      why: 'Du får ikke løn, når du er i skole. Din kommune betaler en godtgørelse bagefter, men kun hvis du søger hver måned. Du kan også få penge til transport.',
      how: 'Søg hos din kommune. Spørg din sagsbehandler, hvis du er i tvivl. Skriv til os, når du har søgt.',
    }),
    escalation: ({ person, due, month }) => ({
      title: 'Skolegodtgørelsen er ikke søgt',
      what: `Vi har ikke fået at vide, at ${person} har søgt skolegodtgørelse for ${month}. Fristen var ${due}.`,
      why: 'Uden godtgørelsen har personen ingen penge for skoleugerne. Mange stopper, fordi pengene mangler.',
      how: 'Kontakt personen, og hjælp med ansøgningen om godtgørelse og transport. Svar, når der er søgt, eller hvis der ikke har været skole i måneden.',
    }),
  },
  en: {
    reminder: ({ due, month }) => ({
      title: `Apply for your school allowance for ${month}`,
      what: `You must apply for the allowance for your school days in ${month}. Do it by ${due}.`,
      why: 'You get no wage while you are at school. Your municipality pays an allowance afterwards, but only if you apply every month. You can also get money for transport.',
      how: 'Apply to your municipality. Ask your caseworker if you are in doubt. Write to us when you have applied.',
    }),
    escalation: ({ person, due, month }) => ({
      title: 'The school allowance has not been applied for',
      what: `We have not heard that ${person} has applied for the school allowance for ${month}. It was due on ${due}.`,
      why: 'Without the allowance the person has no money for the school weeks. Many stop for want of money.',
      how: 'Contact the person and help with the application for allowance and transport. Answer when it is done, or if there was no school that month.',
    }),
  },
};
