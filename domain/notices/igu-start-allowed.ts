import type { NoticeText } from './notice-text.ts';

/** To the coordinator: see that new IGU courses may begin at all. */
export const iguStartAllowed: NoticeText = {
  calendar: 'check',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Undersøg, om en ny IGU kan begynde',
      what: `Der er aftalt en IGU for ${person}. Du skal undersøge senest ${due}, om nye IGU-forløb kan begynde på den planlagte dag.`,
      why: 'Der kan højst begynde 1.500 forløb om året, ministeren kan stoppe nye i op til tre måneder, og ordningen slutter 31. december 2027. Tallet og stoppet kender vi fra lovforslaget. Programmet har selv sat fristen.',
      how: 'Se efter hos SIRI og på ministeriets hjemmeside. Registrér »Nye IGU-forløb kan begynde« med datoen, du undersøgte det. Kan forløbet ikke begynde, så sig det til virksomheden og kommunen i dag.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Det er ikke undersøgt, om en ny IGU kan begynde',
      what: `${organisation} har ikke registreret, at IGU-forløbet for ${person} kan begynde. Fristen var ${due}.`,
      why: 'Virksomhed og person forbereder måske et forløb, der ikke må begynde.',
      how: 'Undersøg det i dag sammen med koordinatoren, og få resultatet registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Find out whether a new IGU may begin',
      what: `An IGU has been agreed for ${person}. You must find out by ${due} whether new IGU courses may begin on the planned day.`,
      why: 'At most 1,500 begin a year, the minister may stop new ones for up to three months, and the scheme ends on 31 December 2027. The number and the stop are known to us from the bill. The programme has set the deadline itself.',
      how: 'Look at SIRI’s and the ministry’s pages. Record “New IGU courses may begin” with the date on which you looked. If the course cannot begin, tell the company and the municipality today.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'It is not known whether a new IGU may begin',
      what: `${organisation} has not recorded that the IGU of ${person} may begin. It was due on ${due}.`,
      why: 'Company and person may be preparing a course that may not begin.',
      how: 'Find out today together with the coordinator, and have the result recorded.',
    }),
  },
};
