import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** A problem in words. */
export interface ProblemText {
  readonly status: number;
  readonly title: Sentence;
  readonly detail: Sentence;
  /** What a person reads on a page, if it differs from what a caller of the API reads. */
  readonly onPage?: { readonly title: Sentence; readonly detail: Sentence };
}

/**
 * Every problem that the API responds with, apart from the refusals of the rules: its HTTP status, its title and what the
 * caller can do. `{name}` is filled in from the problem's values, which are never personal.
 */
export const PROBLEMS = {
  'no-key': {
    status: 401,
    title: { da: 'Adgangsnøgle mangler', en: 'No key' },
    detail: {
      da: 'Send adgangsnøglen i feltet Authorization som »Bearer« efterfulgt af nøglen.',
      en: 'Send the key in the Authorization header, as “Bearer” followed by the key.',
    },
  },
  'unknown-key': {
    status: 401,
    title: { da: 'Adgangsnøglen kendes ikke', en: 'Unknown key' },
    detail: {
      da: 'Adgangsnøglen kendes ikke eller er trukket tilbage. Bed sekretariatet om en ny.',
      en: 'The key is not known or has been withdrawn. Ask the secretariat for a new one.',
    },
  },
  'not-yours': {
    status: 403,
    title: { da: 'Det har du ikke adgang til', en: 'Not yours to do' },
    detail: {
      da: 'Din rolle giver ikke adgang til dette. Kontakt sekretariatet, hvis du mener, den burde.',
      en: 'Your role does not allow this. Contact the secretariat if you think it should.',
    },
  },
  'not-found': {
    status: 404,
    title: { da: 'Findes ikke', en: 'Not found' },
    detail: {
      da: 'Det, du leder efter, findes ikke, eller du har ikke adgang til det.',
      en: 'What you are looking for does not exist, or you have no access to it.',
    },
    onPage: {
      title: { da: 'Siden findes ikke', en: 'Page not found' },
      detail: {
        da: 'Det, du leder efter, findes ikke, eller linket virker ikke længere. Brug linket i den nyeste mail fra os.',
        en: 'What you are looking for does not exist, or the link no longer works. Use the link in our latest mail.',
      },
    },
  },
  'unknown-command': {
    status: 404,
    title: { da: 'Kommandoen findes ikke', en: 'Unknown command' },
    detail: {
      da: 'Der er ingen kommando med det navn. Listen over kommandoer står i beskrivelsen på /api/docs.',
      en: 'No command has that name. The commands are listed in the description at /api/docs.',
    },
  },
  'no-such-route': {
    status: 404,
    title: { da: 'Adressen findes ikke', en: 'No such address' },
    detail: {
      da: 'Der er intet på denne adresse. Adresserne står i beskrivelsen på /api/docs.',
      en: 'There is nothing at this address. The addresses are in the description at /api/docs.',
    },
    onPage: {
      title: { da: 'Siden findes ikke', en: 'Page not found' },
      detail: {
        da: 'Der er ingen side på denne adresse. Se efter, at hele linket fra mailen er kommet med.',
        en: 'There is no page at this address. Check that you have the whole link from the mail.',
      },
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { da: 'Metoden kan ikke bruges her', en: 'Method not allowed' },
    detail: {
      da: 'Adressen findes, men ikke med denne metode. Brug {allow}.',
      en: 'The address exists, but not with this method. Use {allow}.',
    },
    onPage: {
      title: { da: 'Siden kan ikke bruges sådan', en: 'The page cannot be used like this' },
      detail: {
        da: 'Siden kan ikke modtage det, browseren sendte. Åbn linket fra mailen igen.',
        en: 'The page cannot take what the browser sent. Open the link from the mail again.',
      },
    },
  },
  'key-reused': {
    status: 409,
    title: { da: 'Nøglen er brugt før', en: 'Key used before' },
    detail: {
      da: 'Idempotency-Key er allerede brugt til en anden kommando. Brug en ny.',
      en: 'The Idempotency-Key has been used for another command already. Use a new one.',
    },
    onPage: {
      title: { da: 'Du har allerede svaret', en: 'You have answered already' },
      detail: {
        da: 'Denne formular er sendt før, med noget andet i. Det første svar gælder. Åbn linket fra mailen igen for at se det.',
        en: 'This form has been sent before, with something else in it. The first answer counts. Open the link from the mail again to see it.',
      },
    },
  },
  'change-settled': {
    status: 409,
    title: { da: 'Der er taget stilling til ændringen', en: 'The change has been settled' },
    detail: {
      da: 'Nogen har allerede sagt ja eller nej til ændringen. Se den på listen over ændringer.',
      en: 'Somebody has said yes or no to the change already. See it on the list of changes.',
    },
  },
  'changed-since': {
    status: 409,
    title: { da: 'Ændret igen siden', en: 'Changed again since' },
    detail: {
      da: 'De samme felter er ændret igen siden. Fortryd den nyeste ændring først, eller ret felterne, som de skal være.',
      en: 'The same fields have been changed again since. Take the latest change back first, or change the fields to what they should be.',
    },
  },
  'reply-about-nobody': {
    status: 409,
    title: { da: 'Svaret kan ikke blive et notat', en: 'The reply cannot become a note' },
    detail: {
      da: 'Det er ikke sikkert, hvilket forløb svaret handler om, eller personens oplysninger er slettet. Læs det, og send det, det siger, med som note, når du skriver det ned på forløbet.',
      en: 'It is not certain which journey the reply is about, or the person’s data have been erased. Read it, and send what it says as a note when you record it in the journey.',
    },
  },
  'journey-ended': {
    status: 409,
    title: { da: 'Forløbet er slut', en: 'The journey has ended' },
    detail: {
      da: 'Forløbet er afsluttet, og fristen for at genåbne det er udløbet. Det kan stadig læses.',
      en: 'The journey is closed, and the time for reopening it has passed. It can still be read.',
    },
  },
  'programme-ended': {
    status: 409,
    title: { da: 'Programmet er slut', en: 'The programme has ended' },
    detail: {
      da: 'Programmets sidste dag er gået, og der kan ikke meldes mere til det. Det kan stadig læses.',
      en: 'The programme’s last day has passed, and nothing more can be reported to it. It can still be read.',
    },
  },
  'already-exists': {
    status: 409,
    title: { da: 'Findes allerede', en: 'Exists already' },
    detail: {
      da: 'Der findes allerede en med samme {what}.',
      en: 'One with the same {what} exists already.',
    },
  },
  'clock-never-back': {
    status: 409,
    title: { da: 'Uret kan ikke stilles tilbage', en: 'The clock never goes back' },
    detail: {
      da: 'Øveuret kan kun stilles frem. Det står på {now}.',
      en: 'The training clock only moves forward. It stands at {now}.',
    },
  },
  'clock-moving': {
    status: 409,
    title: { da: 'Uret er ved at blive stillet', en: 'The clock is being moved' },
    detail: {
      da: 'Øveuret er på vej til {to}. Vent, til det er nået frem.',
      en: 'The training clock is on its way to {to}. Wait until it has arrived.',
    },
  },
  'alarm-closes-itself': {
    status: 409,
    title: { da: 'Alarmen lukker sig selv', en: 'The alarm closes itself' },
    detail: {
      da: 'Alarmen om, at et forløb eller program ikke kommer videre, lukkes kun af det næste, det registrerer. Hvad der skal gøres, står i docs/operations.md.',
      en: 'The alarm that a journey or programme does not act is closed only by what it records next. What to do is in docs/operations.md.',
    },
  },
  'body-too-large': {
    status: 413,
    title: { da: 'For meget på én gang', en: 'Too large' },
    detail: {
      da: 'Det sendte fylder mere end {limit}. Del det op.',
      en: 'What was sent is larger than {limit}. Send it in parts.',
    },
    onPage: {
      title: { da: 'For meget på én gang', en: 'Too much at once' },
      detail: {
        da: 'Det, du sendte, fylder mere end {limit}. Intet er gemt. Skriv kortere, og send igen.',
        en: 'What you sent is larger than {limit}. Nothing has been saved. Write less and send again.',
      },
    },
  },
  'file-too-large': {
    status: 413,
    title: { da: 'Filen er for stor', en: 'The file is too large' },
    detail: {
      da: 'En fil må højst fylde {limit}. Intet er gemt. Send en mindre fil.',
      en: 'A file may be {limit} at most. Nothing has been saved. Send a smaller file.',
    },
  },
  'too-many-files': {
    status: 413,
    title: { da: 'For mange filer', en: 'Too many files' },
    detail: {
      da: 'Det højeste antal filer her er {most}. Intet er gemt. Send færre filer.',
      en: 'The highest number of files here is {most}. Nothing has been saved. Send fewer files.',
    },
  },
  'text-too-long': {
    status: 413,
    title: { da: 'Teksten er for lang', en: 'The text is too long' },
    detail: {
      da: 'Teksten i et felt må højst fylde {limit}. Intet er gemt. Skriv kortere, og send igen.',
      en: 'The text of a field may be {limit} at most. Nothing has been saved. Write less and send again.',
    },
  },
  'wrong-media-type': {
    status: 415,
    title: { da: 'Forkert format', en: 'Wrong media type' },
    detail: {
      da: 'Indholdet er i et format, der ikke kan bruges her. Send {expected}.',
      en: 'The content has a format that cannot be used here. Send {expected}.',
    },
    onPage: {
      title: { da: 'Formularen kunne ikke læses', en: 'The form could not be read' },
      detail: {
        da: 'Browseren sendte formularen i et format, siden ikke kan bruge. Intet er gemt. Åbn linket fra mailen igen.',
        en: 'The browser sent the form in a format that the page cannot use. Nothing has been saved. Open the link from the mail again.',
      },
    },
  },
  'malformed-json': {
    status: 422,
    title: { da: 'Ugyldig JSON', en: 'Malformed JSON' },
    detail: {
      da: 'Indholdet kan ikke læses som JSON. Se efter manglende citationstegn, kommaer og parenteser.',
      en: 'The content cannot be read as JSON. Look for missing quotation marks, commas and brackets.',
    },
  },
  'not-utf8': {
    status: 422,
    title: { da: 'Ikke UTF-8', en: 'Not UTF-8' },
    detail: {
      da: 'JSON skal være UTF-8, og det er indholdet ikke: æ, ø og å ville gå tabt. Send det igen som UTF-8.',
      en: 'JSON must be UTF-8, and the content is not: letters would be lost. Send it again as UTF-8.',
    },
  },
  'form-malformed': {
    status: 422,
    title: { da: 'Formularen kunne ikke læses', en: 'The form could not be read' },
    detail: {
      da: 'Formularen kom ikke frem, som den blev sendt. Intet er gemt. Åbn linket fra mailen igen.',
      en: 'The form did not arrive as it was sent. Nothing has been saved. Open the link from the mail again.',
    },
  },
  invalid: {
    status: 422,
    title: { da: 'Noget er ikke udfyldt rigtigt', en: 'Not filled in correctly' },
    detail: {
      da: 'Ret det, der står under »faults«, og send igen. Intet er gemt.',
      en: 'Correct what is listed under “faults” and send again. Nothing has been saved.',
    },
    onPage: {
      title: { da: 'Noget er ikke udfyldt rigtigt', en: 'Something is not filled in correctly' },
      detail: {
        da: 'Intet er gemt. Gå tilbage, ret det, og send igen.',
        en: 'Nothing has been saved. Go back, correct it and send again.',
      },
    },
  },
  'intake-faulty': {
    status: 422,
    title: { da: 'Listen kan ikke indlæses', en: 'The list cannot be taken in' },
    detail: {
      da: 'Intet er gemt. Ret det, der står under »rows« (antal fejl: {count}), og indlæs hele listen igen.',
      en: 'Nothing has been saved. Correct what is listed under “rows” ({count} in all) and send the whole list again.',
    },
  },
  'too-many': {
    status: 429,
    title: { da: 'For mange forsøg', en: 'Too many attempts' },
    detail: {
      da: 'Der er prøvet for mange forkerte adgangsnøgler. Vent et minut, og prøv igen.',
      en: 'Too many wrong keys have been tried. Wait a minute and try again.',
    },
    onPage: {
      title: { da: 'For mange forsøg', en: 'Too many attempts' },
      detail: {
        da: 'Der er prøvet for mange gange på kort tid. Vent et minut, og prøv igen.',
        en: 'There have been too many attempts in a short time. Wait a minute and try again.',
      },
    },
  },
  unexpected: {
    status: 500,
    title: { da: 'Der gik noget galt hos os', en: 'Something went wrong' },
    detail: {
      da: 'Fejlen er skrevet ned. Oplys referencen, hvis du kontakter os om den.',
      en: 'The error has been written down. Give the reference if you contact us about it.',
    },
    onPage: {
      title: { da: 'Der gik noget galt hos os', en: 'Something went wrong on our side' },
      detail: {
        da: 'Fejlen er skrevet ned. Prøv igen om lidt.',
        en: 'The error has been written down. Try again shortly.',
      },
    },
  },
  'not-received': {
    status: 503,
    title: { da: 'Ikke modtaget', en: 'Not received' },
    detail: {
      da: 'Ikke modtaget – prøv igen; din tekst er ikke gået tabt. Brug samme Idempotency-Key, så sker det kun én gang.',
      en: 'Not received – try again; your text is not lost. Use the same Idempotency-Key, and it happens only once.',
    },
    onPage: {
      title: { da: 'Ikke modtaget', en: 'Not received' },
      detail: {
        da: 'Vi har ikke modtaget det, du sendte. Prøv igen om lidt.',
        en: 'We have not received what you sent. Try again shortly.',
      },
    },
  },
  'journey-parked': {
    status: 503,
    title: { da: 'Forløbet er sat på hold', en: 'The journey is parked' },
    detail: {
      da: 'Forløbet venter på, at driften retter en fejl. Der er givet besked; prøv igen senere.',
      en: 'The journey waits for the operators to correct a fault. They have been told; try again later.',
    },
  },
  'programme-parked': {
    status: 503,
    title: { da: 'Programmet er sat på hold', en: 'The programme is parked' },
    detail: {
      da: 'Programmet venter på, at driften retter en fejl. Der er givet besked; prøv igen senere.',
      en: 'The programme waits for the operators to correct a fault. They have been told; try again later.',
    },
  },
  'journey-stuck': {
    status: 503,
    title: { da: 'Forløbet er gået i stå', en: 'The journey is stuck' },
    detail: {
      da: 'Ikke modtaget: forløbet er gået i stå ved en fejl hos os, og driften har fået besked. Prøv igen senere med samme Idempotency-Key, så sker det kun én gang.',
      en: 'Not received: the journey is stuck by a fault of ours, and the operators have been told. Try again later with the same Idempotency-Key, and it happens only once.',
    },
    onPage: {
      title: { da: 'Vi kan ikke tage imod svaret lige nu', en: 'We cannot take the answer right now' },
      detail: {
        da: 'Det skyldes en fejl hos os, og de, der kan rette den, har fået besked. Prøv igen senere, eller skriv til sekretariatet.',
        en: 'It is due to a fault of ours, and those who can correct it have been told. Try again later, or write to the secretariat.',
      },
    },
  },
  'programme-stuck': {
    status: 503,
    title: { da: 'Programmet er gået i stå', en: 'The programme is stuck' },
    detail: {
      da: 'Ikke modtaget: programmet er gået i stå ved en fejl hos os, og driften har fået besked. Prøv igen senere med samme Idempotency-Key, så sker det kun én gang.',
      en: 'Not received: the programme is stuck by a fault of ours, and the operators have been told. Try again later with the same Idempotency-Key, and it happens only once.',
    },
    onPage: {
      title: { da: 'Vi kan ikke tage imod svaret lige nu', en: 'We cannot take the answer right now' },
      detail: {
        da: 'Det skyldes en fejl hos os, og de, der kan rette den, har fået besked. Prøv igen senere, eller skriv til sekretariatet.',
        en: 'It is due to a fault of ours, and those who can correct it have been told. Try again later, or write to the secretariat.',
      },
    },
  },
  unavailable: {
    status: 503,
    title: { da: 'Tjenesten er nede et øjeblik', en: 'Unavailable for a moment' },
    detail: {
      da: 'Tjenesten kan ikke svare lige nu. Prøv igen om lidt.',
      en: 'The service cannot answer right now. Try again shortly.',
    },
  },
} as const satisfies Record<string, ProblemText>;

/** The code of a problem that is not a rule's refusal: a closed list that callers may rely on. */
export type ProblemCode = keyof typeof PROBLEMS;
