import type { NoticeText } from './notice-text.ts';

/** To the company: the placement ends; what follows? */
export const placementEnd: NoticeText = {
  calendar: 'ending',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Praktikken eller løntilskuddet slutter',
      what: `Praktikken eller løntilskuddet for ${person} er godkendt til og med ${due}. I skal fortælle os senest den dag, hvad der følger.`,
      why: 'Efter sidste godkendte dag må personen ikke være i virksomheden på denne ordning.',
      how: 'Tal med personen om et job eller en IGU. Vil I forlænge, skal kommunen godkende det først. Svar med sidste dag og med, om I tilbyder job, IGU eller ingen af delene.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Praktikken eller løntilskuddet er udløbet',
      what: `${organisation} har ikke oplyst, hvad der følger for ${person}. Sidste godkendte dag var ${due}.`,
      why: 'Personen kan være i virksomheden uden ret til at være der.',
      how: 'Ring til virksomheden i dag. Få sidste dag og resultatet registreret, eller godkend en forlængelse.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'The placement is ending',
      what: `The placement of ${person} is approved up to and including ${due}. You must tell us by that day what follows.`,
      why: 'After the last approved day the person may not be at the company under this scheme.',
      how: 'Talk with the person about a job or an IGU. If you wish to extend, the municipality must approve it first. Answer with the last day, and whether you offer a job, an IGU or neither.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The placement has run out',
      what: `${organisation} has not said what follows for ${person}. The last approved day was ${due}.`,
      why: 'The person may be at the company without a right to be there.',
      how: 'Call the company today. Have the last day and the outcome recorded, or approve an extension.',
    }),
  },
};
