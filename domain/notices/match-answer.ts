import type { NoticeText } from './notice-text.ts';

/** To the company: answer a proposed match. */
export const matchAnswer: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Svar på et forslag til match',
      what: `Vi har foreslået ${person} til en plads hos jer. Svar senest ${due}.`,
      why: 'Personen venter på jeres svar, og imens spørger vi ingen andre. Programmet har selv sat fristen på en uge.',
      how: 'Svar med ja og en dag for start, eller med nej. Skriv også, om medarbejderne hos jer har en tillidsrepræsentant.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Virksomheden har ikke svaret på et match',
      what: `${organisation} har ikke svaret på forslaget om en plads til ${person}. Fristen var ${due}.`,
      why: 'Personen venter, og ingen anden virksomhed er spurgt.',
      how: 'Ring til virksomheden, og få et ja eller et nej. Er svaret nej, så foreslå en anden virksomhed.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Answer a proposed match',
      what: `We have proposed ${person} for a place with you. Answer by ${due}.`,
      why: 'The person is waiting for your answer, and meanwhile we ask nobody else. The programme has set the week itself.',
      how: 'Answer with yes and a first day, or with no. Say also whether your employees have a union representative.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The company has not answered a match',
      what: `${organisation} has not answered the proposal of a place for ${person}. It was due on ${due}.`,
      why: 'The person is waiting, and no other company has been asked.',
      how: 'Call the company and obtain a yes or a no. If it is no, propose another company.',
    }),
  },
};
