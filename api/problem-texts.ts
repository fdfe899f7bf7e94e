import type { Sentence } from '../domain/refusals.ts';

interface ProblemText {
  readonly status: number;
  readonly title: Sentence;
  readonly detail: Sentence;
}

/**
 * Every problem the API answers with, beside the refusals of the rules: its HTTP status, what it is called and
 * what the caller can do. `{name}` is filled from the problem's values, which are never anything personal.
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
  },
  'method-not-allowed': {
    status: 405,
    title: { da: 'Metoden kan ikke bruges her', en: 'Method not allowed' },
    detail: {
      da: 'Adressen findes, men ikke med denne metode. Brug {allow}.',
      en: 'The address exists, but not with this method. Use {allow}.',
    },
  },
  'key-reused': {
    status: 409,
    title: { da: 'Nøglen er brugt før', en: 'Key used before' },
    detail: {
      da: 'Idempotency-Key er allerede brugt til en anden kommando. Brug en ny.',
      en: 'The Idempotency-Key has been used for another command already. Use a new one.',
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
  'body-too-large': {
    status: 413,
    title: { da: 'For meget på én gang', en: 'Too large' },
    detail: {
      da: 'Det sendte fylder mere end {limit}. Del det op.',
      en: 'What was sent is larger than {limit}. Send it in parts.',
    },
  },
  'wrong-media-type': {
    status: 415,
    title: { da: 'Forkert format', en: 'Wrong media type' },
    detail: {
      da: 'Indholdet er i et format, der ikke kan bruges her. Send {expected}.',
      en: 'The content has a format that cannot be used here. Send {expected}.',
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
  invalid: {
    status: 422,
    title: { da: 'Noget er ikke udfyldt rigtigt', en: 'Not filled in correctly' },
    detail: {
      da: 'Ret det, der står under »faults«, og send igen. Intet er gemt.',
      en: 'Correct what is listed under “faults” and send again. Nothing has been saved.',
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
  },
  unexpected: {
    status: 500,
    title: { da: 'Der gik noget galt hos os', en: 'Something went wrong' },
    detail: {
      da: 'Fejlen er skrevet ned. Oplys referencen, hvis du kontakter os om den.',
      en: 'The error has been written down. Give the reference if you contact us about it.',
    },
  },
  'not-received': {
    status: 503,
    title: { da: 'Ikke modtaget', en: 'Not received' },
    detail: {
      da: 'Ikke modtaget – prøv igen; din tekst er ikke gået tabt. Brug samme Idempotency-Key, så sker det kun én gang.',
      en: 'Not received – try again; your text is not lost. Use the same Idempotency-Key, and it happens only once.',
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
