import type { NoticeText } from './notice-text.ts';

/** To the company: gather the certificates before the IGU ends. */
export const iguCertificates: NoticeText = {
  calendar: 'papers',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Saml beviserne, før IGU slutter',
      what: `IGU-forløbet med ${person} slutter om en måned eller lidt mere. I skal have samlet beviserne senest ${due}.`,
      why: 'Beviset for gennemført IGU og den anden bonus kræver dem. Mangler et bevis, er der stadig tid til at få det. Vi har selv sat fristen til måned 23.',
      how: 'Saml AMU-beviser, udskriften fra sprogcentret og andre kursus- og prøvebeviser. Skolen og personen kan hjælpe. Svar med datoen, når I har dem, men send dem ikke til os.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Beviserne til afslutning af IGU er ikke samlet',
      what: `${organisation} har ikke oplyst, at beviserne for ${person} er samlet. Fristen var ${due}.`,
      why: 'Beviset for gennemført IGU og den anden bonus kommer til at vente.',
      how: 'Kontakt virksomheden og skolen, og find ud af, hvad der mangler.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Gather the certificates before the IGU ends',
      what: `The IGU with ${person} ends in a month or a little more. You must have gathered the certificates by ${due}.`,
      why: 'The certificate of the completed IGU and the second bonus require them. If one is missing, there is still time to obtain it. We have set the deadline ourselves: month 23.',
      how: 'Gather AMU certificates, the language centre’s printout and other course and test certificates. The school and the person can help. Answer with the date when you have them, but do not send them to us.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The certificates for the end of the IGU have not been gathered',
      what: `${organisation} has not said that the certificates of ${person} have been gathered. It was due on ${due}.`,
      why: 'The certificate of the completed IGU and the second bonus will have to wait.',
      how: 'Contact the company and the school and find out what is missing.',
    }),
  },
};
