import type { NoticeText } from './notice-text.ts';

/** To the company: apply for the first bonus. */
export const bonusSixMonths: NoticeText = {
  da: {
    reminder: ({ person, due }) => ({
      title: 'Søg bonus for de første 6 måneder',
      what: `I kan søge 20.000 kr. i bonus for de første 6 måneder af IGU-forløbet med ${person}. Gør det senest ${due}.`,
      why: 'Bonussen udbetales kun, hvis I søger. Loven nævner ingen frist. Vi har sat en, så pengene ikke bliver glemt.',
      how: 'Søg hos SIRI med skema 1. I skal bruge CVR-nummer, personens CPR-nummer og ansættelsesperioden. Aftale og undervisningsplan skal allerede være i VITAS. Svar på denne mail, når I har søgt. Skriv ikke CPR-nummeret til os.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Bonus efter 6 måneder er ikke søgt',
      what: `${organisation} har ikke oplyst, at bonussen for de første 6 måneder med ${person} er søgt. Dagen var ${due}.`,
      why: 'Virksomheden går glip af 20.000 kr., hvis den ikke søger.',
      how: 'Ring til virksomheden, og hjælp med skema 1. Undersøg, om aftale og plan er i VITAS.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Apply for the bonus for the first 6 months',
      what: `You can apply for a bonus of DKK 20,000 for the first 6 months of the IGU with ${person}. Do it by ${due}.`,
      why: 'The bonus is only paid if you apply. The law names no deadline. We have set one so that the money is not forgotten.',
      how: 'Apply to SIRI with form 1 (skema 1). You need your CVR number, the person’s CPR number and the period of employment. Agreement and training plan must already be in VITAS. Reply to this mail when you have applied. Do not send us the CPR number.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The bonus after 6 months has not been applied for',
      what: `${organisation} has not said that the bonus for the first 6 months with ${person} has been applied for. The day was ${due}.`,
      why: 'The company goes without DKK 20,000 if it does not apply.',
      how: 'Call the company and help with form 1. Find out whether the agreement and the plan are in VITAS.',
    }),
  },
};
