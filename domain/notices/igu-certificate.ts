import type { NoticeText } from './notice-text.ts';

/** To the company: complete the IGU with its certificate. */
export const iguCertificate: NoticeText = {
  calendar: 'papers',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Afslut IGU-forløbet med et bevis',
      what: `IGU-forløbet med ${person} er ved vejs ende. I skal sørge for, at beviset for gennemført IGU er udstedt senest ${due}.`,
      why: 'Uden bevis kan personen ikke dokumentere to års uddannelse, og den anden bonus kan ikke søges. Vi har selv sat fristen til 14 dage efter sidste dag.',
      how: 'Saml AMU-beviser, prøvebeviser og udskrift fra sprogcentret, og spørg SIRI, hvem der skriver beviset under. Mind personen om at spørge en a-kasse om optagelse som nyuddannet; fristen kan være kort. Svar med datoen for gennemførelsen og for beviset.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Bevis for gennemført IGU mangler',
      what: `${organisation} har ikke oplyst, at ${person} har fået sit bevis for gennemført IGU. Fristen var ${due}.`,
      why: 'Personen kan ikke dokumentere to års uddannelse, og virksomheden kan ikke søge den anden bonus.',
      how: 'Kontakt virksomheden, og hjælp med at samle papirerne. Få datoen for gennemførelsen og for beviset registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Complete the IGU with its certificate',
      what: `The IGU with ${person} is coming to its end. You must see to it that the certificate of the completed IGU is issued by ${due}.`,
      why: 'Without a certificate the person cannot prove two years of training, and the second bonus cannot be applied for. We have set the deadline ourselves: 14 days after the last day.',
      how: 'Gather AMU certificates, test certificates and the language centre’s printout, and ask SIRI who signs the certificate. Remind the person to ask an unemployment fund (a-kasse) about joining as newly trained; the time for it may be short. Answer with the dates of completion and of the certificate.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The certificate of the completed IGU is missing',
      what: `${organisation} has not said that ${person} has received the certificate of the completed IGU. It was due on ${due}.`,
      why: 'The person cannot prove two years of training, and the company cannot apply for the second bonus.',
      how: 'Contact the company and help gather the papers. Have the dates of completion and of the certificate recorded.',
    }),
  },
};
