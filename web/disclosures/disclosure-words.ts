import type { LegalBasis } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** How somebody was told of something. */
export const TOLD_VOICE_WORDS: Readonly<Record<'reminder' | 'escalation', Sentence>> = {
  reminder: { da: 'påmindelse', en: 'reminder' },
  escalation: { da: 'besked om, at fristen er overskredet', en: 'notice that the deadline has passed' },
};

/** That the secretariat was told of somebody because the service itself had a fault. */
export const JOURNEY_STUCK_WORDS: Sentence = {
  da: 'Forløbet kunne ikke komme videre på grund af en fejl i systemet',
  en: 'The journey could not move on because of a fault in the system',
};

/** A legal ground, in words for the person it concerns. */
export const GROUND_WORDS: Readonly<Record<LegalBasis | 'unknown', Sentence>> = {
  'public-task': {
    da: 'En opgave, som en myndighed skal løse (databeskyttelsesforordningens artikel 6, stk. 1, litra e)',
    en: 'A task that a public authority has to carry out (GDPR, Article 6(1)(e))',
  },
  consent: {
    da: 'Samtykke (databeskyttelsesforordningens artikel 6, stk. 1, litra a)',
    en: 'Consent (GDPR, Article 6(1)(a))',
  },
  unknown: {
    da: 'Grundlaget er ikke registreret. Spørg sekretariatet.',
    en: 'The ground was not recorded. Ask the secretariat.',
  },
};

/** What the page says that a person gets on request: who was told what about them. */
export const DISCLOSURE_WORDS = {
  title: { da: 'Hvem har fået oplysninger om dig?', en: 'Who was given information about you?' },
  lead: {
    da: 'Du har ret til at vide, hvem der får oplysninger om dig. Her står, hvem vi har skrevet til, hvornår, om hvad og på hvilket grundlag.',
    en: 'You have the right to know who gets information about you. Here you see whom we have written to, when, what about and on which ground.',
  },
  name: { da: 'Navn', en: 'Name' },
  municipality: { da: 'Kommune', en: 'Municipality' },
  reference: { da: 'Kommunens reference', en: 'The municipality’s reference' },
  printed: { da: 'Opgjort den', en: 'As of' },
  entries: { da: 'Det har vi sendt', en: 'What we have sent' },
  none: {
    da: 'Vi har ikke skrevet til nogen om dig.',
    en: 'We have not written to anybody about you.',
  },
  when: { da: 'Hvornår', en: 'When' },
  who: { da: 'Hvem', en: 'Who' },
  what: { da: 'Hvad', en: 'What' },
  ground: { da: 'Grundlag', en: 'Ground' },
  former: { da: 'tidligere kontaktperson', en: 'former contact' },
  bounced: { da: 'Mailen kom retur den', en: 'The mail came back on' },
  inEach: {
    da: 'I hver mail står dit fornavn og kommunens reference. Der står også, hvad opgaven er, hvem der skal løse den, og hvornår. Dit efternavn, dit CPR-nummer og dit helbred står der ikke noget om. Et link i mailen åbner en side, der fortæller det samme.',
    en: 'Each mail has your first name and the municipality’s reference. It also says what the task is, who is to do it and by when. It says nothing of your last name, your CPR number or your health. A link in the mail opens a page that tells the same.',
  },
  whoElse: {
    da: 'Kommunen, sprogcentret og skolen kan også selv læse dit forløb hos os. Hver gang skriver vi ned, hvem der har læst det.',
    en: 'The municipality, the language centre and the school can also read your journey with us themselves. Each time we write down who has read it.',
  },
  why: { da: 'Hvorfor gør vi det?', en: 'Why do we do this?' },
  purpose: {
    da: 'Fodfæste følger dig fra kommunens henvisning til et job. Alle, der har en opgave undervejs, får en mail om den. På den måde bliver du ikke glemt.',
    en: 'Fodfæste carries you from the municipality’s referral to a job. Everybody who has a task on the way gets a mail about it. That way you are not forgotten.',
  },
  source: {
    da: 'Vi har oplysningerne fra kommunen, fra dem, der arbejder med dit forløb, og fra dig selv.',
    en: 'We have the information from the municipality, from those who work with your journey, and from you.',
  },
  kept: {
    da: 'Når dit forløb er slut, beslutter sekretariatet, hvad der skal gemmes, hvor længe og hvorfor. Resten bliver slettet.',
    en: 'When your journey is over, the secretariat decides what is to be kept, for how long and why. The rest is erased.',
  },
  people: {
    da: 'Systemet minder om frister. Det er mennesker, der bestemmer.',
    en: 'The system reminds of deadlines. It is people who decide.',
  },
  rights: { da: 'Dine rettigheder', en: 'Your rights' },
  write: {
    da: 'Skriv til sekretariatet, hvis du vil bruge en af dem. Adressen står nederst.',
    en: 'Write to the secretariat if you want to use one of them. The address is at the bottom.',
  },
  copy: {
    da: 'Du kan få en kopi af det, vi har om dig (artikel 15).',
    en: 'You can get a copy of what we have about you (Article 15).',
  },
  correct: {
    da: 'Du kan få rettet det, der er forkert (artikel 16).',
    en: 'You can have what is wrong corrected (Article 16).',
  },
  erase: {
    da: 'Du kan bede om at få noget slettet (artikel 17).',
    en: 'You can ask to have something erased (Article 17).',
  },
  restrict: {
    da: 'Du kan bede os bruge oplysningerne mindre, mens en sag bliver undersøgt (artikel 18).',
    en: 'You can ask us to use the information less while a matter is looked into (Article 18).',
  },
  object: {
    da: 'Du kan sige, at du er imod, at vi bruger oplysningerne (artikel 21).',
    en: 'You can object to our using the information (Article 21).',
  },
  withdraw: {
    da: 'Du kan altid tage dit samtykke tilbage. Det ændrer ikke på det, der allerede er sendt.',
    en: 'You can withdraw your consent at any time. That changes nothing about what was sent before.',
  },
  complain: { da: 'Du kan klage', en: 'You can complain' },
  complaint: {
    da: 'Er du utilfreds med, hvordan vi bruger dine oplysninger, kan du klage til Datatilsynet:',
    en: 'If you are not satisfied with how we use your information, you can complain to Datatilsynet, the Danish Data Protection Agency:',
  },
} as const satisfies Record<string, Sentence>;
