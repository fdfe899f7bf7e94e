import type { NoticeText } from './notice-text.ts';

/** To the company: document the part of an IGU that was completed. */
export const partialProof: NoticeText = {
  calendar: 'papers',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Dokumentér den del af IGU, der er gennemført',
      what: `IGU-forløbet med ${person} er afsluttet før tid. I skal give personen dokumentation for det, der er gennemført, senest ${due}.`,
      why: 'Personen har brug for at vise, hvad der er lært, og tiden kan tælle med hos en ny virksomhed. Vi har selv sat fristen på 14 dage.',
      how: 'Skriv perioden, arbejdsopgaverne og de gennemførte skoletimer, og vedlæg AMU-beviser. Giv det til personen, og svar med datoen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Dokumentation for den gennemførte del af IGU mangler',
      what: `${organisation} har ikke oplyst, at ${person} har fået dokumentation for den del af IGU, der er gennemført. Fristen var ${due}.`,
      why: 'Uden dokumentation er tiden svær at få regnet med hos en ny virksomhed.',
      how: 'Kontakt virksomheden eller den, der har overtaget dens sager, og hjælp med at få dokumentationen skrevet.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Document the part of the IGU that was completed',
      what: `The IGU with ${person} has ended early. You must give the person proof of what was completed by ${due}.`,
      why: 'The person needs to show what has been learnt, and the time can count with a new company. We have set the 14 days ourselves.',
      how: 'State the period, the tasks and the school hours completed, and enclose AMU certificates. Give it to the person, and answer with the date.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Proof of the completed part of the IGU is missing',
      what: `${organisation} has not said that ${person} has received proof of the part of the IGU that was completed. It was due on ${due}.`,
      why: 'Without proof it is hard to have the time counted with a new company.',
      how: 'Contact the company, or whoever has taken over its affairs, and help have the proof written.',
    }),
  },
};
