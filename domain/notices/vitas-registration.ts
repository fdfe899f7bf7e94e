import type { NoticeText } from './notice-text.ts';

/** To the company: register the IGU agreement in VITAS. */
export const vitasRegistration: NoticeText = {
  calendar: 'registration',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Registrér IGU-aftalen i VITAS',
      what: `I skal registrere IGU-aftalen med ${person} i VITAS senest ${due}.`,
      why: 'Det skal ske senest en måned efter, at aftalen er indgået. I får ikke bonus, før den er registreret.',
      how: 'Log på vitas.bm.dk, og indtast aftalen. Svar derefter med datoen for registreringen. Så stopper påmindelserne.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'IGU-aftalen er ikke registreret i VITAS',
      what: `${organisation} har ikke oplyst, at IGU-aftalen med ${person} er registreret i VITAS. Fristen var ${due}.`,
      why: 'Aftalen skal registreres inden en måned. Virksomheden får ikke bonus, før den er registreret.',
      how: 'Ring til virksomheden, og tilbyd hjælp til registreringen på vitas.bm.dk. Er den sket, så registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Register the IGU agreement in VITAS',
      what: `You must register the IGU agreement with ${person} in VITAS by ${due}.`,
      why: 'It must be done within a month after the agreement is made. You get no bonus before it is registered.',
      how: 'Sign in at vitas.bm.dk and enter the agreement. Then answer with the date of registration. That stops the reminders.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The IGU agreement is not registered in VITAS',
      what: `${organisation} has not said that the IGU agreement with ${person} is registered in VITAS. It was due on ${due}.`,
      why: 'The agreement must be registered within a month. The company gets no bonus before it is registered.',
      how: 'Call the company and offer help with the registration at vitas.bm.dk. If it has been done, record the date.',
    }),
  },
};
