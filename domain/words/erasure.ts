import type { ErasureWarning, GoingKind, StayingKind } from '../vocabulary/erasure-kinds.ts';
import type { Sentence } from '../vocabulary/sentence.ts';

/** What goes when a person is erased, kind by kind, as whoever is about to do it reads it. */
export const GOING_WORDS: Readonly<Record<GoingKind, Sentence>> = {
  identity: {
    da: 'Navn, fødselsdag, CPR-nummer, telefon, mail og sprog',
    en: 'Name, date of birth, CPR number, telephone, mail and language',
  },
  key: {
    da: 'Personens egen nøgle: uden den kan intet om personen læses',
    en: 'The person’s own key: without it nothing about them can be read',
  },
  'name-words': { da: 'Det, personen findes på ved søgning', en: 'What the person is found by in a search' },
  marks: { da: 'Det, personen genkendes på', en: 'What the person is recognised by' },
  corrections: { da: 'Rettelser af personens oplysninger', en: 'Corrections of what is known of the person' },
  reference: { da: 'Kommunens reference', en: 'The municipality’s reference' },
  notes: { da: 'Noter om personen', en: 'Notes about the person' },
  files: { da: 'Filer, der fulgte med svar', en: 'Files that came with answers' },
  replies: { da: 'Svar på mail om personen', en: 'Replies to mails about the person' },
  'reply-files': { da: 'Filer i de svar', en: 'Files in those replies' },
  'reply-originals': { da: 'De svar, som de kom', en: 'Those replies as they came' },
  'incoming-mails': { da: 'Indkomne mails, som de kom', en: 'Mails to us as they came' },
  'owed-post': { da: 'Påmindelser, der endnu ikke er sendt', en: 'Reminders that have not been sent yet' },
  'own-mails': {
    da: 'Mærket for den adresse, personens egne mails gik til',
    en: 'The mark of the address that the person’s own mails went to',
  },
  'own-addresses': { da: 'Hvordan personen selv får post', en: 'How the person gets post of their own' },
  'own-wishes': { da: 'Hvilken post personen har sagt nej til', en: 'Which post the person has said no to' },
  'own-absences': { da: 'Hvornår personen er væk', en: 'When the person is away' },
  'own-departure': { da: 'At personen er rejst', en: 'That the person has left' },
  'own-absence-notes': { da: 'Autosvar fra personens mail', en: 'Absence notes of the person’s mail' },
  'own-keys': { da: 'Personens adgangsnøgler', en: 'The person’s keys' },
  'own-links-again': {
    da: 'At personen har bedt om et nyt link',
    en: 'That the person asked for a new link',
  },
  'own-calendar': {
    da: 'Hvad personen har fået i sin kalender',
    en: 'What the person has been sent for a calendar',
  },
  'own-invitations': { da: 'Indbydelser til personen', en: 'Invitations to the person' },
  links: {
    da: 'Links, der endnu kan bruges, til personens side og til spørgsmål om personen',
    en: 'Links that can still be used, to the person’s page and to questions about the person',
  },
  'late-signals': {
    da: 'Beskeder fra kommunens system, der ikke kunne afleveres',
    en: 'Messages of the municipality’s system that could not be delivered',
  },
  alarms: { da: 'Alarmer om forløbet', en: 'Alarms about the journey' },
  'said-different': {
    da: 'At personen ligner en anden og ikke er det',
    en: 'That the person looks like somebody else and is not',
  },
  'event-traces': {
    da: 'Kommunens reference og nøgler i tidslinjens hændelser',
    en: 'The municipality’s reference, and keys, in the events of the timeline',
  },
  'old-disclosures': {
    da: 'Fri tekst i gamle linjer om, hvad der er fortalt',
    en: 'Free text in old lines about what was told',
  },
};

/** What stays, why that is so, and by which rule, if it is not the service's own. */
export const STAYING_WORDS: Readonly<
  Record<StayingKind, { readonly what: Sentence; readonly why: Sentence; readonly source?: string }>
> = {
  timeline: {
    what: { da: 'Tidslinjen uden personen', en: 'The timeline without the person' },
    why: {
      da: 'Den viser, hvad programmet og parterne har gjort. Den har koder, datoer og organisationer, og ingen kan slå op, hvem det var.',
      en: 'It shows what the programme and its parties have done. It has codes, dates and organisations, and nobody can look up who it was.',
    },
    source: 'GDPR, article 5(2) and article 17(3)(b) and (e)',
  },
  obligations: {
    what: { da: 'Hvad nogen skulle, og hvornår', en: 'What somebody owed, and when' },
    why: {
      da: 'Det er regnskabet for, hvad tilskud og bonus hviler på. Selve bilagene ligger hos kommunen og virksomheden.',
      en: 'It is the account of what grants and bonuses rest on. The vouchers themselves are with the municipality and the company.',
    },
    source: 'Bogføringsloven (five years); which of it binds the programme was not looked up',
  },
  'journey-row': {
    what: { da: 'Forløbet som tal', en: 'The journey as a number' },
    why: {
      da: 'Programmet skal kunne gøre rede for, hvor mange der nåede hvor langt.',
      en: 'The programme must account for how many came how far.',
    },
    source: 'GDPR, article 89(1)',
  },
  'subject-row': {
    what: { da: 'Hvor langt forløbet kom', en: 'How far the journey came' },
    why: {
      da: 'Det er tidslinjen lagt sammen og siger ikke mere end den.',
      en: 'It is the timeline added up, and says no more than that.',
    },
  },
  'post-history': {
    what: { da: 'Hvilke påmindelser der er sendt, og hvornår', en: 'Which reminders were sent, and when' },
    why: {
      da: 'Mails, der er sendt, kan ikke kaldes tilbage. At de blev sendt, hører til tidslinjen.',
      en: 'Mails that were sent cannot be called back. That they were sent belongs to the timeline.',
    },
  },
  calendars: {
    what: { da: 'Frister i andres kalendere', en: 'Deadlines in others’ calendars' },
    why: {
      da: 'De nævner ingen person og tages ud med modtagerens næste mail.',
      en: 'They name nobody, and are taken out with the next mail to whoever has them.',
    },
  },
  disclosures: {
    what: { da: 'Hvem der har fået besked om forløbet', en: 'Who was told of the journey' },
    why: {
      da: 'Der skal kunne gøres rede for det, også bagefter. Linjerne har koder, og intet navn.',
      en: 'It must be accounted for, afterwards too. The lines have codes, and no name.',
    },
    source: 'GDPR, article 5(2) and article 19',
  },
  'page-reads': {
    what: { da: 'Hvem der har set forløbets side', en: 'Who has read the journey’s page' },
    why: {
      da: 'Misbrug skal kunne opklares bagefter.',
      en: 'It must be possible to find misuse afterwards.',
    },
    source: 'GDPR, article 32(1)',
  },
  merges: {
    what: { da: 'At to forløb var samme persons', en: 'That two journeys were the same person’s' },
    why: { da: 'Ellers blev personen talt to gange.', en: 'Else the person would be counted twice.' },
  },
  'shared-replies': {
    what: {
      da: 'Svar på mail, der også handlede om andre',
      en: 'Replies to mails that were about others too',
    },
    why: {
      da: 'Ingen har sagt, hvem de handler om. Læs dem, og luk dem, der handler om personen.',
      en: 'Nobody has said whom they are about. Read them, and close those that are about the person.',
    },
  },
  receipts: {
    what: { da: 'Kvitteringen for sletningen', en: 'The receipt of the erasure' },
    why: {
      da: 'Der skal kunne gøres rede for, at der er slettet. Den siger ikke, hvem det var.',
      en: 'That somebody was erased must be accounted for. It does not say who.',
    },
    source: 'GDPR, article 5(2)',
  },
};

/** What somebody who is about to erase a person should know, with how many there are of it. */
export const ERASURE_WARNING_WORDS: Readonly<Record<ErasureWarning, Sentence>> = {
  'igu-in-progress': {
    da: 'Personen er i gang med en IGU. Virksomheden og skolen får ingen påmindelser mere; sig det til dem.',
    en: 'An IGU is in progress. The company and the school get no more reminders; tell them.',
  },
  'placement-in-progress': {
    da: 'Personen er i praktik eller løntilskud. Virksomheden får ingen påmindelser mere; sig det til den.',
    en: 'A company placement is in progress. The company gets no more reminders; tell it.',
  },
  'money-unsettled': {
    da: 'Der er tilskud eller bonus, som ingen har søgt endnu. Ingen bliver mindet om det mere.',
    en: 'There are allowances or bonuses that nobody has claimed yet. Nobody is reminded of them any more.',
  },
  'still-owed': {
    da: 'Der er noget, som nogen stadig skal. Det bortfalder her.',
    en: 'Something is still owed by somebody. It falls away here.',
  },
  'signals-unsettled': {
    da: 'Der er beskeder fra kommunens system, som ingen har taget stilling til.',
    en: 'There are messages of the municipality’s system that nobody has settled.',
  },
  'several-journeys': {
    da: 'Personen har flere forløb, som er slået sammen. De slettes alle.',
    en: 'The person has several journeys, which were merged. All of them are erased.',
  },
  'replies-to-look-at': {
    da: 'Der er svar på mail, som også handlede om andre. De bliver, til nogen har læst og lukket dem.',
    en: 'There are replies to mails that were about others too. They stay until somebody has read and closed them.',
  },
};
