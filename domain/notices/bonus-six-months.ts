import type { NoticeText } from './notice-text.ts';

/** To the company: apply for the first bonus. */
export const bonusSixMonths: NoticeText = {
  calendar: 'application',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Søg bonus for de første 6 måneder',
      what: `I kan søge 20.000 kr. i bonus for de første 6 måneder af IGU-forløbet med ${person}. Gør det senest ${due}.`,
      why: 'I får kun bonussen, hvis I søger. Loven nævner ingen frist. Vi har selv sat en, så pengene ikke bliver glemt.',
      how: 'Søg hos SIRI med skema 1, når aftale og undervisningsplan er i VITAS. Skemaet spørger om virksomheden, personen og ansættelsesperioden. Svar, når I har søgt, men skriv ikke CPR-nummer.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Bonus efter 6 måneder er ikke søgt',
      what: `${organisation} har ikke oplyst, at bonussen for de første 6 måneder med ${person} er søgt. Fristen var ${due}.`,
      why: 'Virksomheden går glip af 20.000 kr., hvis den ikke søger.',
      how: 'Ring til virksomheden, og hjælp med skema 1. Undersøg, om aftale og plan er i VITAS.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Apply for the bonus for the first 6 months',
      what: `You can apply for a bonus of DKK 20,000 for the first 6 months of the IGU with ${person}. Do it by ${due}.`,
      why: 'The bonus is only paid if you apply. The law names no deadline. We have set one ourselves so that the money is not forgotten.',
      how: 'Apply to SIRI with the form “skema 1” once the agreement and the training plan are in VITAS. The form asks about the company, the person and the period of employment. Answer when you have applied, but do not write the CPR number.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The bonus after 6 months has not been applied for',
      what: `${organisation} has not said that the bonus for the first 6 months with ${person} has been applied for. It was due on ${due}.`,
      why: 'The company goes without DKK 20,000 if it does not apply.',
      how: 'Call the company and help with “skema 1”. Find out whether the agreement and the plan are in VITAS.',
    }),
  },
};
