import type { NoticeText } from './notice-text.ts';

/** To the company: put the training plan into VITAS. */
export const trainingPlan: NoticeText = {
  calendar: 'plan',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Læg undervisningsplanen i VITAS',
      what: `I skal lægge undervisningsplanen for ${person} i VITAS senest ${due}.`,
      why: 'Planen skal være der, inden den første måned i ansættelsen er gået. Uden den er skoleugerne ikke planlagt, og I får ikke bonussen. Planen kan rettes senere.',
      how: 'Læg planen sammen med skolen: hvilke kurser, hvornår og hvor mange timer; AMU skal altid være med. I betaler selv for timer ud over 23 uger (851 timer), og når et kursus koster mere end statens tilskud. Indtast planen på vitas.bm.dk, og svar med datoen og gerne med planen selv.',
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
      what: `You must enter the training plan for ${person} in VITAS by ${due}.`,
      why: 'The plan is to be there by the end of the first month of employment. Without it the school weeks are not planned, and you do not get the bonus. The plan can be adjusted later.',
      how: 'Make the plan together with the school: which courses, when, and how many hours; AMU must always be part of it. You pay yourselves for hours beyond 23 weeks (851 hours), and where a course costs more than the state’s grant. Enter it at vitas.bm.dk, and answer with the date and, if you like, the plan itself.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The training plan is missing',
      what: `${organisation} has not said that the training plan for ${person} is in VITAS. It was due on ${due}.`,
      why: 'Without a plan the school hours are not scheduled, and the bonus is not paid.',
      how: 'Contact the company and the school and help them make the plan. If it has been submitted, record the date.',
    }),
  },
};
