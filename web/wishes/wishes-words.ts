import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What the page says on which an organisation's contact tells how they want to be written to. */
export const WISHES_WORDS = {
  title: { da: 'Dine ønsker til post fra os', en: 'Your wishes for post from us' },
  lead: {
    da: 'Her retter du, hvordan vi skriver til dig. Du kan altid ændre det igen.',
    en: 'Here you change how we write to you. You can always change it again.',
  },
  how: { da: 'Sprog og sms', en: 'Language and text messages' },
  howOnly: { da: 'Sprog', en: 'Language' },
  language: { da: 'Hvilket sprog skal mails være på?', en: 'Which language shall mails be in?' },
  danish: { da: 'Dansk', en: 'Danish' },
  english: { da: 'Engelsk', en: 'English' },
  texts: { da: 'Vil du også have en sms?', en: 'Do you want a text message too?' },
  textsHint: {
    da: 'Vi sender den kun sammen med den sidste påmindelse, før en opgave går videre. Den nævner ingen personer.',
    en: 'We send it only with the last reminder before a task is passed on. It names nobody.',
  },
  phone: { da: 'Mobilnummer', en: 'Mobile number' },
  phoneFault: {
    da: 'Skriv et mobilnummer, for eksempel 20 30 40 50.',
    en: 'Write a mobile number, such as 20 30 40 50.',
  },
  save: { da: 'Gem', en: 'Save' },
  absence: { da: 'Ferie og fravær', en: 'Holidays and absence' },
  absenceWhat: {
    da: 'Skriv, hvornår du er væk. Imens går påmindelserne til din stedfortræder. Skriv ikke hvorfor.',
    en: 'Write when you are away. Meanwhile the reminders go to your stand-in. Do not write why.',
  },
  absenceNobody: {
    da: 'Skriv, hvornår du er væk. Vi kender ingen anden hos jer, så imens går påmindelserne til sekretariatet. Skriv ikke hvorfor.',
    en: 'Write when you are away. We know nobody else with you, so meanwhile the reminders go to the secretariat. Do not write why.',
  },
  firstDay: { da: 'Første dag, du er væk', en: 'First day you are away' },
  lastDay: { da: 'Sidste dag, du er væk', en: 'Last day you are away' },
  standIn: { da: 'Stedfortræder', en: 'Stand-in' },
  standInHint: {
    da: 'Vælger du ingen, spørger vi en anden hos jer.',
    en: 'If you choose nobody, we ask another with you.',
  },
  addAbsence: { da: 'Gem fraværet', en: 'Save the absence' },
  cancel: { da: 'Slet fraværet', en: 'Delete the absence' },
  copies: { da: 'Kopier, du kan undvære', en: 'Copies you can do without' },
  copiesWhat: {
    da: 'Sæt kryds ved de kopier, du ikke vil have. De går til sekretariatet i stedet. Det, I selv skal gøre, minder vi stadig om.',
    en: 'Tick the copies you do not want. They go to the secretariat instead. We still remind you of what you must do yourselves.',
  },
  without: { da: 'Jeg vil ikke have kopi om', en: 'I do not want copies about' },
  leave: { da: 'Er du ikke længere den rette?', en: 'Are you no longer the right person?' },
  leaveWhat: {
    da: 'Så skriver vi ikke mere til dig. Det, du er spurgt om, går til en anden. Sekretariatet kontakter den, du foreslår, før vi skriver til vedkommende.',
    en: 'Then we write to you no more. What you are asked goes to somebody else. The secretariat contacts whoever you suggest before we write to them.',
  },
  successorName: { da: 'Navn på den nye kontaktperson', en: 'Name of the new contact person' },
  successorEmail: { da: 'Den nye kontaktpersons mailadresse', en: 'The new contact person’s mail address' },
  sure: { da: 'Bekræft', en: 'Confirm' },
  sureYes: { da: 'Jeg er ikke længere kontaktperson', en: 'I am no longer a contact person' },
  sureFault: {
    da: 'Sæt kryds, hvis du ikke længere er kontaktperson.',
    en: 'Tick this if you are no longer a contact person.',
  },
  leaveNow: { da: 'Meld mig fra', en: 'Remove me' },
  endLinks: { da: 'Luk dine links', en: 'Close your links' },
  endLinksWhat: {
    da: 'Har en anden fået et link fra en af vores mails? Så luk dem alle. Ingen kan bruge dem bagefter, heller ikke du. Den næste mail fra os har nye links, og du kan få dem sendt igen.',
    en: 'Has somebody else got a link from one of our mails? Then close them all. Nobody can use them afterwards, nor can you. Our next mail brings new links, and you can have them sent again.',
  },
  endLinksAsk: { da: 'Luk alle mine links', en: 'Close all my links' },
  endLinksSure: { da: 'Vil du lukke alle dine links?', en: 'Do you want to close all your links?' },
  endLinksNow: { da: 'Ja, luk dem alle', en: 'Yes, close them all' },
  endLinksNot: { da: 'Nej, gå tilbage', en: 'No, go back' },
  linksEnded: { da: 'Dine links er lukket', en: 'Your links are closed' },
  linksEndedHow: {
    da: 'De links, du havde, kan ikke bruges mere. Den næste mail fra os har nye.',
    en: 'The links you had cannot be used any more. Our next mail brings new ones.',
  },
  saved: { da: 'Det er gemt', en: 'It is saved' },
  cancelled: { da: 'Fraværet er slettet', en: 'The absence is deleted' },
  left: { da: 'Tak for din besked', en: 'Thank you for telling us' },
  leftHow: {
    da: 'Vi skriver ikke mere til dig. Det, du var spurgt om, går til en anden.',
    en: 'We write to you no more. What you were asked goes to somebody else.',
  },
  unsubscribed: { da: 'Du får ikke flere af de kopier', en: 'You get no more of those copies' },
  unsubscribedHow: {
    da: 'De går til sekretariatet i stedet. Du kan ændre det på siden med dine ønsker.',
    en: 'They go to the secretariat instead. You can change that on the page of your wishes.',
  },
} as const satisfies Record<string, Sentence>;

/** "10. juli 2026 til 14. juli 2026": the days of an absence; if there is only one, that day. */
export function absenceInWords(first: Sentence, last: Sentence): Sentence {
  if (first.da === last.da) return first;
  return { da: `${first.da} til ${last.da}`, en: `${first.en} to ${last.en}` };
}

/** Who stands in, in words to follow an absence. */
export function standInInWords(name: string): Sentence {
  return { da: `Stedfortræder: ${name}`, en: `Stand-in: ${name}` };
}
