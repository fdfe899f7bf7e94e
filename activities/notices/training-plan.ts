import type { NoticeText } from './notice-text.ts';

/** To the company: put the training plan into VITAS. */
export const trainingPlan: NoticeText = {
  da: {
    reminder: ({ person, due }) => ({
      title: 'Læg undervisningsplanen i VITAS',
      what: `Undervisningsplanen for ${person} skal være i VITAS senest ${due}.`,
      why: 'Planen skal foreligge ved udgangen af den første ansættelsesmåned. Uden den er skoleugerne ikke planlagt, og bonussen udbetales ikke. Planen kan rettes senere.',
      how: 'Læg planen sammen med skolen: hvilke kurser, hvornår og hvor mange timer. AMU skal altid indgå. Indtast planen på vitas.bm.dk, og svar på denne mail med datoen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Undervisningsplanen mangler',
      what: `${organisation} har ikke oplyst, at undervisningsplanen for ${person} er i VITAS. Fristen var ${due}.`,
      why: 'Uden en plan bliver skoletimerne ikke lagt, og bonussen udbetales ikke.',
      how: 'Kontakt virksomheden og skolen, og hjælp dem med at lægge planen. Er den indsendt, så registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Enter the training plan in VITAS',
      what: `The training plan for ${person} must be in VITAS by ${due}.`,
      why: 'The plan is to be there by the end of the first month of employment. Without it the school weeks are not planned, and the bonus is not paid. The plan can be adjusted later.',
      how: 'Make the plan together with the school: which courses, when, and how many hours. AMU must always be part of it. Enter it at vitas.bm.dk, and reply to this mail with the date.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The training plan is missing',
      what: `${organisation} has not said that the training plan for ${person} is in VITAS. It was due on ${due}.`,
      why: 'Without a plan the school hours are not scheduled, and the bonus is not paid.',
      how: 'Contact the company and the school and help them make the plan. If it has been submitted, record the date.',
    }),
  },
};
