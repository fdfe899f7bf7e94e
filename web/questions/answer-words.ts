import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** How long the words that come with an answer may be. */
export const NOTE_LENGTH = 4000;

/** What the pages behind the links in our mails say, beside the texts of the questions themselves. */
export const ANSWER_PAGE_WORDS = {
  due: { da: 'Frist', en: 'Due' },
  overdue: { da: 'fristen er overskredet', en: 'the deadline has passed' },
  why: { da: 'Hvorfor', en: 'Why' },
  how: { da: 'Sådan gøres det', en: 'How it is done' },
  yourAnswer: { da: 'Dit svar', en: 'Your answer' },
  answer: { da: 'Svar', en: 'Answer' },
  answerableFrom: { da: 'Du kan svare her fra den', en: 'You can answer here from' },
  keepMail: {
    da: 'Gem mailen til den dag. Du får også en påmindelse.',
    en: 'Keep the mail until that day. You will also get a reminder.',
  },
  noAnswerHere: {
    da: 'Det kan ikke klares med et svar her. Ring eller skriv til sekretariatet.',
    en: 'It cannot be settled with an answer here. Call or write to the secretariat.',
  },
  toldBy: { da: 'Hvordan fik du det at vide?', en: 'How were you told?' },
  cannotAnswer: { da: 'Kan du ikke svare?', en: 'Can you not answer?' },
  helpPromise: {
    da: 'Vi vender tilbage senest næste dag. Imens får du ingen påmindelser om spørgsmålet.',
    en: 'We get back to you by the next day. Until then you get no reminders of the question.',
  },
  phone: { da: 'Telefonnummer, vi kan ringe til', en: 'Telephone number we can call' },
  phoneHint: {
    da: 'Lad feltet stå tomt, hvis vi skal bruge det nummer, vi har.',
    en: 'Leave it empty if we are to use the number we have.',
  },
  phoneFault: {
    da: 'Skriv et telefonnummer, for eksempel 12 34 56 78.',
    en: 'Write a telephone number, such as 12 34 56 78.',
  },
  nothingPersonal: {
    da: 'Skriv ikke CPR-nummer, og skriv ikke noget om helbred.',
    en: 'Do not write CPR numbers, and do not write anything about health.',
  },
  helpWaits: { da: 'Vi er i gang med at hjælpe dig', en: 'We are about to help you' },
  helpWaitsHow: {
    da: 'Du har bedt om hjælp til spørgsmålet. Du kan stadig svare her, hvis det er på plads.',
    en: 'You have asked for help with the question. You can still answer here if it is settled.',
  },
  paused: { da: 'Forløbet er på pause', en: 'The journey is paused' },
  pausedHow: {
    da: 'Fristen venter, til personen er tilbage. Du kan svare nu, hvis det er gjort.',
    en: 'The deadline waits until the person is back. You can answer now if it has been done.',
  },
  thanks: { da: 'Tak for dit svar', en: 'Thank you for your answer' },
  recorded: {
    da: 'Svaret er registreret. Du får ikke flere påmindelser om det.',
    en: 'The answer is recorded. You will get no more reminders of it.',
  },
  safe: {
    da: 'Vi har modtaget svaret. Det bliver registreret om lidt, og du skal ikke gøre mere.',
    en: 'We have received the answer. It will be recorded shortly, and you need do nothing more.',
  },
  notRefused: { da: 'Svaret blev ikke registreret', en: 'The answer was not recorded' },
  answered: { da: 'Der er svaret på spørgsmålet', en: 'The question has been answered' },
  justClosed: {
    da: 'Spørgsmålet er lige blevet lukket, sikkert fordi en anden har svaret. Dit svar er ikke registreret. Åbn linket igen om et øjeblik, så kan du se, hvad der er svaret.',
    en: 'The question has just been closed, most likely because somebody else has answered. Your answer has not been recorded. Open the link again in a moment to see what was answered.',
  },
  gone: { da: 'Der er ikke længere brug for et svar', en: 'No answer is needed any more' },
  goneHow: {
    da: 'Det, spørgsmålet handlede om, er ikke længere aktuelt. Du skal ikke gøre noget.',
    en: 'What the question was about no longer matters. You need do nothing.',
  },
  struckHow: {
    da: 'Registreringen bag spørgsmålet var en fejl og er taget tilbage. Du skal ikke gøre noget.',
    en: 'The entry behind the question was a mistake and has been taken back. You need do nothing.',
  },
  wrongAnswer: {
    da: 'Er svaret forkert, så skriv til sekretariatet. Så retter vi det.',
    en: 'If the answer is wrong, write to the secretariat. Then we correct it.',
  },
  movedOn: { da: 'Spørgsmålet er ikke længere til jer', en: 'The question is no longer for you' },
  movedOnHow: {
    da: 'Et andet sted har overtaget opgaven. I skal ikke gøre noget.',
    en: 'Somebody else has taken over the task. You need do nothing.',
  },
  expired: { da: 'Linket kan ikke bruges længere', en: 'The link can no longer be used' },
  expiredHow: {
    da: 'Et link kan bruges i et halvt år. Brug linket i den nyeste mail fra os, eller få dine links igen.',
    en: 'A link can be used for half a year. Use the link in our latest mail, or get your links again.',
  },
  ended: { da: 'Linket er lukket', en: 'The link is closed' },
  endedHow: {
    da: 'Nogen har lukket linket, eller din adresse hos os er ændret. Brug linket i den nyeste mail fra os, eller få dine links igen.',
    en: 'Somebody has closed the link, or your address with us has changed. Use the link in our latest mail, or get your links again.',
  },
  outlived: { da: 'Linket er for gammelt', en: 'The link is too old' },
  outlivedHow: {
    da: 'Det, mailen spurgte om, er besvaret eller faldet bort. Brug linket i den nyeste mail fra os, eller få dine links igen.',
    en: 'What the mail asked has been answered or has fallen away. Use the link in our latest mail, or get your links again.',
  },
  inactive: { da: 'Linket er lukket', en: 'The link is closed' },
  inactiveHow: {
    da: 'Du står ikke længere som kontaktperson hos os. Skriv til sekretariatet, hvis det er forkert.',
    en: 'You are no longer a contact person with us. Write to the secretariat if that is wrong.',
  },
  rightEnded: { da: 'Linket er lukket', en: 'The link is closed' },
  rightEndedHow: {
    da: 'Du er ikke længere den, der skal svare her. Skriv til sekretariatet, hvis det er forkert.',
    en: 'You are no longer the one who answers here. Write to the secretariat if that is wrong.',
  },
  over: { da: 'Linket er lukket', en: 'The link is closed' },
  overHow: {
    da: 'Du skal ikke svare på mere her.',
    en: 'There is nothing more for you to answer here.',
  },
  unknown: { da: 'Linket er ikke helt rigtigt', en: 'The link is not quite right' },
  unknownHow: {
    da: 'Måske er det knækket over i mailen. Kopiér hele linket fra mailen, også det, der står på næste linje.',
    en: 'It may have been broken in the mail. Copy the whole link from the mail, also what stands on the next line.',
  },
  allQuestions: { da: 'Det, du er spurgt om', en: 'What you are asked' },
  nothingOpen: {
    da: 'Der er ikke noget, du mangler at svare på.',
    en: 'There is nothing that you have left to answer.',
  },
  askedBy: { da: 'Hvem beder om hjælp', en: 'Who asks for help' },
  askedWhat: { da: 'Hvad der ønskes', en: 'What is asked for' },
  askedAbout: { da: 'Spørgsmålet', en: 'The question' },
  callNumber: { da: 'Telefon', en: 'Telephone' },
  message: { da: 'Besked', en: 'Message' },
  // In quotation marks: a milestone is called by what is so when it has been reached.
  wasAbout: { da: 'Det gjaldt »{about}«.', en: 'It was about “{about}”.' },
  keptHowLong: { da: 'Programmets regel', en: 'The programme’s rule' },
  dayInPlan: { da: 'Dag i programmets plan', en: 'Day in the programme’s plan' },
  note: { da: 'Et par ord', en: 'A few words' },
  noteHint: { da: 'Skriv ikke noget om enkelte borgere.', en: 'Write nothing about single citizens.' },
  noteFault: {
    da: `Skriv højst ${NOTE_LENGTH} tegn.`,
    en: `Write at most ${NOTE_LENGTH} characters.`,
  },
  noteKept: {
    da: 'Det, du skrev, er gemt sammen med svaret.',
    en: 'What you wrote is kept with the answer.',
  },
  movedTo: { da: 'Det er registreret. Fristen er nu', en: 'It is recorded. It is now due on' },
  askedAgain: {
    da: 'Du får en ny påmindelse, når dagen nærmer sig.',
    en: 'You will get another reminder when the day comes near.',
  },
  seeAgain: { da: 'Se spørgsmålet igen', en: 'See the question again' },
  toldSoFar: { da: 'Oplyst', en: 'What was told' },
} as const satisfies Record<string, Sentence>;

/**
 * "Questions for the school are answered by you on its behalf": for somebody who answers on behalf of
 * another.
 */
export function answersFor(party: Sentence): Sentence {
  return {
    da: `Spørgsmålet er til ${party.da}. Svar kun, hvis de har fortalt dig svaret.`,
    en: `The question is for ${party.en}. Answer only if they have told you the answer.`,
  };
}

/** Who answered, and when, as a sentence. */
export function answeredBy(who: Sentence | undefined, date: Sentence): Sentence {
  if (who === undefined) return { da: `Det skete ${date.da}.`, en: `That was on ${date.en}.` };
  return { da: `${who.da} svarede ${date.da}.`, en: `${who.en} answered on ${date.en}.` };
}
