import type { NoticeText } from './notice-text.ts';

/** To the language centre: decide on the next Danish test, and register the person for it. */
export const testRegistration: NoticeText = {
  calendar: 'registration',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Tag stilling til den næste danskprøve',
      what: `I skal beslutte senest ${due}, om ${person} skal til prøve i den kommende prøvetermin. Er svaret ja, skal I også tilmelde personen inden da.`,
      why: 'Tilmelding skal ske senest ti uger før prøveterminen. Kommer den for sent, venter personen et halvt år. Vi har selv sat datoen, så der er tid nok.',
      how: 'Tilmeld personen, hvis personen er klar, og mind om at tage billedlegitimation med til prøven. Svar med datoen, også hvis I har besluttet, at det ikke er denne gang.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Der er ikke taget stilling til danskprøven',
      what: `${organisation} har ikke oplyst, om ${person} er tilmeldt den kommende danskprøve. Fristen var ${due}.`,
      why: 'Tilmeldingen lukker om få dage. Derefter venter personen et halvt år.',
      how: 'Ring til sprogcentret, og få svaret registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Decide on the next Danish test',
      what: `You must decide by ${due} whether ${person} is to take a test in the coming term. If so, you must also register the person by then.`,
      why: 'Registration closes ten weeks before the term. If it comes too late, the person waits half a year. We have set the date ourselves so that there is time.',
      how: 'Register the person if the person is ready, and remind him or her to bring photo identification to the test. Answer with the date, also if you have decided that it is not this time.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'No decision on the Danish test',
      what: `${organisation} has not said whether ${person} is registered for the coming Danish test. It was due on ${due}.`,
      why: 'Registration closes in a few days. After that the person waits half a year.',
      how: 'Call the language centre and have the answer recorded.',
    }),
  },
};
