import { eventTold } from '../../db/links/asked.ts';
import { readNote } from '../../db/persons/notes.ts';
import { readPerson } from '../../db/persons/persons.ts';
import { readProgramme } from '../../db/programme/programmes.ts';
import { KINDS } from '../../domain/obligations/kinds/index.ts';
import type { Kind } from '../../domain/obligations/kinds/kind.ts';
import { HELP_KINDS } from '../../domain/vocabulary/codes.ts';
import { isJourneyObligation } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Language, Sentence } from '../../domain/vocabulary/sentence.ts';
import {
  dateInWords,
  HELP_WORDS,
  OBLIGATION_WORDS,
  PARTY_WORDS,
  tellEvent,
} from '../../domain/words/index.ts';
import { nameInText } from '../../domain/words/names.ts';
import { ANSWER_PAGE_WORDS } from '../../web/questions/answer-words.ts';
import type { Detail } from '../../web/questions/question-page.tsx';
import type { Service } from '../http/route.ts';
import { programmeFileSchema } from '../programme/programme-file.ts';
import type { AskedAboutJourney } from './question-by-link.ts';

type Details = (service: Service, asked: AskedAboutJourney, language: Language) => Promise<Detail[]>;

/** What the page of a question shows beside it; each kind of obligation says which of these. */
const SHOWN: Readonly<Record<Kind['shows'], Details>> = {
  'nothing-more': async () => [],
  'what-was-told': whatWasTold,
  'who-asks-for-help': whoAsksForHelp,
  'how-long-data-are-kept': howLongDataAreKept,
};

/** What one must know to answer, if that is more than the question itself. */
export async function detailsOf(
  service: Service,
  asked: AskedAboutJourney,
  language: Language,
): Promise<Detail[]> {
  const { kind } = asked.obligation;
  return isJourneyObligation(kind) ? SHOWN[KINDS[kind].shows](service, asked, language) : [];
}

/** What was said about a first day: that the person did not come, and what the person says about it. */
async function whatWasTold(
  { db }: Service,
  { journey, obligation }: AskedAboutJourney,
  language: Language,
): Promise<Detail[]> {
  const event = await eventTold(db, journey.id, obligation.cause);
  if (event === undefined) return [];
  const text = tellEvent(event.type, event.payload)[language];
  return [{ label: ANSWER_PAGE_WORDS.toldSoFar[language], text }];
}

/** What the programme's file has decided on keeping data on people: for how long at most, and why. */
async function howLongDataAreKept(
  { db }: Service,
  { journey }: AskedAboutJourney,
  language: Language,
): Promise<Detail[]> {
  const programme = await readProgramme(db, journey.programme);
  const file = programmeFileSchema.safeParse(programme?.file);
  const keeps = file.success ? file.data.keepsData : undefined;
  if (keeps === undefined) return [];
  const { da, en } = keptInWords(keeps.months);
  const said = { da: `${da} ${keeps.reason.da}`, en: `${en} ${keeps.reason.en}` };
  return [{ label: ANSWER_PAGE_WORDS.keptHowLong[language], text: said[language] }];
}

function keptInWords(months: number): Sentence {
  return {
    da: `Højst ${months} måneder efter afslutningen.`,
    en: `${months} months at most after the closing.`,
  };
}

/** For whoever is to help: who asks, what for, about which question, and what number to call. */
async function whoAsksForHelp(
  { db, vault }: Service,
  { journey, obligation, row }: AskedAboutJourney,
  language: Language,
): Promise<Detail[]> {
  const event = await eventTold(db, journey.id, obligation.cause);
  if (event === undefined) return [];
  const { help, about, wishedDate } = event.payload;
  const kind = HELP_KINDS.find((one) => one === help);
  const question = journey.obligations.find(({ id }) => id === about);
  const note = event.noteId === null ? undefined : await readNote(db, vault, row.personId, event.noteId);
  const isPersons = event.actor?.person === true;
  const person = isPersons ? await readPerson(db, vault, row.personId) : undefined;
  const wish = [
    kind === undefined ? '' : HELP_WORDS[kind][language],
    typeof wishedDate === 'string' ? dateInWords(wishedDate)[language] : '',
  ];
  const lines: readonly (readonly [keyof typeof ANSWER_PAGE_WORDS, string | null | undefined])[] = [
    [
      'askedBy',
      isPersons
        ? person === undefined
          ? PARTY_WORDS.person[language]
          : nameInText(person.givenName)
        : [event.contactName, event.organisationName]
            .flatMap((name) => (name ? [nameInText(name)] : []))
            .join(', '),
    ],
    ['callNumber', isPersons ? person?.phone : event.contactPhone],
    ['message', note],
    ['askedWhat', wish.filter((part) => part !== '').join(': ')],
    ['askedAbout', question && OBLIGATION_WORDS[question.kind][language]],
  ];
  return lines.flatMap(([label, text]) =>
    text === null || text === undefined || text === ''
      ? []
      : [{ label: ANSWER_PAGE_WORDS[label][language], text }],
  );
}
