import type { NoticeText } from './notice-text.ts';

/** To the company: apply for the second bonus. */
export const bonusCompletion: NoticeText = {
  calendar: 'application',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Søg bonus for den gennemførte IGU',
      what: `${person} har gennemført sin IGU hos jer. I kan søge 20.000 kr. mere i bonus. Gør det senest ${due}.`,
      why: 'I får kun bonussen, hvis I søger. Loven nævner ingen frist. Vi har selv sat en, så pengene ikke bliver glemt.',
      how: 'Søg hos SIRI med skema 2. Vedlæg beviset for gennemført IGU, udskriften fra sprogcentret og kursusbeviserne. Svar, når I har søgt, men skriv ikke CPR-nummer.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Bonus for gennemført IGU er ikke søgt',
      what: `${organisation} har ikke oplyst, at bonussen for den gennemførte IGU med ${person} er søgt. Fristen var ${due}.`,
      why: 'Virksomheden går glip af 20.000 kr., hvis den ikke søger.',
      how: 'Ring til virksomheden, og hjælp med skema 2 og bilagene.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Apply for the bonus for the completed IGU',
      what: `${person} has completed the IGU with you. You can apply for another DKK 20,000. Do it by ${due}.`,
      why: 'The bonus is only paid if you apply. The law names no deadline. We have set one ourselves so that the money is not forgotten.',
      how: 'Apply to SIRI with the form “skema 2”. Enclose the certificate of the completed IGU, the language centre’s printout and the course certificates. Answer when you have applied, but do not write the CPR number.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The bonus for the completed IGU has not been applied for',
      what: `${organisation} has not said that the bonus for the completed IGU with ${person} has been applied for. It was due on ${due}.`,
      why: 'The company goes without DKK 20,000 if it does not apply.',
      how: 'Call the company and help with “skema 2” and its enclosures.',
    }),
  },
};
