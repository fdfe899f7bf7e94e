import type { NoticeText } from './notice-text.ts';

/** To the school: count the school hours of an IGU every quarter. */
export const schoolHours: NoticeText = {
  calendar: 'hours',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Opgør skoletimerne i IGU',
      what: `I skal opgøre, hvor mange skoletimer ${person} har gennemført i sin IGU, senest ${due}.`,
      why: 'En IGU har 23 skoleuger på 37 timer. Mangler der for mange timer til sidst, bliver den ikke gennemført, og der er hverken bevis eller den anden bonus. Vi spørger hvert kvartal, så der er tid til at rette op.',
      how: 'Tæl timerne sammen med virksomheden: AMU, dansk og andre fag, som planen nævner. Svar med antal timer, hvor mange uger der er tilbage til skole, og datoen for opgørelsen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Skoletimerne er ikke gjort op',
      what: `${organisation} har ikke opgjort skoletimerne for ${person}. Fristen var ${due}.`,
      why: 'Ingen ved, om skoledelen kan nås.',
      how: 'Kontakt skolen og virksomheden. Mangler der flere uger, end der er tilbage, skal undervisningsplanen rettes nu.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Count the school hours of the IGU',
      what: `You must count how many school hours ${person} has completed in the IGU by ${due}.`,
      why: 'An IGU has 23 school weeks of 37 hours. If too many hours are missing at the end, it is not completed, and there is neither certificate nor second bonus. We ask every quarter so that there is time to put it right.',
      how: 'Count the hours together with the company: AMU, Danish and the other subjects of the plan. Answer with the number of hours, how many weeks are left for school, and the day of the count.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The school hours have not been counted',
      what: `${organisation} has not counted the school hours of ${person}. It was due on ${due}.`,
      why: 'Nobody knows whether the school part can be completed in time.',
      how: 'Contact the school and the company. If more weeks are missing than are left, the training plan must be adjusted now.',
    }),
  },
};
