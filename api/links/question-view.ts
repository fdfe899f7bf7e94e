import { eventTold } from '../../db/links/asked.ts';
import type { ToldEvent } from '../../db/links/asked.ts';
import { DOCUMENT_TYPES } from '../../db/persons/documents.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import { HELP_KINDS } from '../../domain/vocabulary/codes.ts';
import type { HelpKind } from '../../domain/vocabulary/codes.ts';
import type { Sentence, Language } from '../../domain/vocabulary/sentence.ts';
import {
  ANSWER_WORDS,
  dateInWords,
  HELP_WORDS,
  OBLIGATION_WORDS,
  OWN_HELP_WORDS,
  PARTY_WORDS,
  within,
} from '../../domain/words/index.ts';
import { nameInText } from '../../domain/words/names.ts';
import { FILE_LABELS, FILE_WORDS } from '../../web/form/file-words.ts';
import type { FormFault } from '../../web/form/form.tsx';
import { toldPage } from '../../web/frame/told-page.tsx';
import { ANSWER_PAGE_WORDS, answeredBy, answersFor } from '../../web/questions/answer-words.ts';
import { FILE_FIELD, NOTE_FIELD, questionPage } from '../../web/questions/question-page.tsx';
import type { OfferedAnswer, OfferedHelp, QuestionParts } from '../../web/questions/question-page.tsx';
import type { FormFields, Service } from '../http/route.ts';
import { withFileLimit } from './attached-file.ts';
import type { PageFrame } from './dead-link.ts';
import type { LinkQuestion } from './question-by-link.ts';
import { questionsAbout } from './questions-about.ts';
import type { AnswerChoice } from './subject-questions.ts';

/**
 * The file that whoever looks at the page has just sent with their answer: kept under this name, or not kept; `undefined`
 * if they sent none, or are somebody else.
 */
export type OwnFile = { readonly kept: string | undefined } | undefined;

/** What somebody tried to answer, and why it was not taken; absent when a page is opened. */
export interface FailedAttempt {
  readonly form: FormFields;
  readonly faults: readonly FormFault[];
  readonly refusal?: QuestionParts['refusal'];
}

/** The page for somebody who has answered, before the answer is in the record. */
export function safePage(frame: PageFrame, ownFile: OwnFile): string {
  const { language } = frame;
  return toldPage({
    ...frame,
    title: ANSWER_PAGE_WORDS.answer[language],
    kind: 'success',
    heading: ANSWER_PAGE_WORDS.thanks[language],
    lines: [ANSWER_PAGE_WORDS.safe[language], ...ownFileLines(ownFile, language)],
  });
}

/**
 * The page for somebody whose answer came while somebody else's was being recorded: nothing of that one can be shown yet.
 */
export function justClosedPage(frame: PageFrame): string {
  const { language } = frame;
  return toldPage({
    ...frame,
    title: ANSWER_PAGE_WORDS.answer[language],
    kind: 'info',
    heading: ANSWER_PAGE_WORDS.answered[language],
    lines: [ANSWER_PAGE_WORDS.justClosed[language]],
  });
}

/** The page for somebody who has moved what is asked to another day: the question is open still. */
export function movedPage(frame: PageFrame, asked: LinkQuestion): string {
  const { language, path } = frame;
  const due = dateInWords(asked.obligation.due)[language];
  const words = (key: keyof typeof ANSWER_PAGE_WORDS) => ANSWER_PAGE_WORDS[key][language];
  return toldPage({
    ...frame,
    title: words('answer'),
    kind: 'success',
    heading: words('thanks'),
    lines: [...aboutLines(asked, language), `${words('movedTo')} ${due}.`, words('askedAgain')],
    next: { path, text: words('seeAgain') },
  });
}

/** The page of a question in its present state: to be answered, or answered and by whom, or gone. */
export async function questionView(
  service: Service,
  frame: PageFrame,
  asked: LinkQuestion,
  once: string,
  { tried = { form: {}, faults: [] }, ownFile }: { tried?: FailedAttempt; ownFile?: OwnFile } = {},
): Promise<string> {
  const { language } = frame;
  const { obligation, today, onBehalf, link } = asked;
  if (obligation.ended !== undefined) return endedPage(service, frame, asked, ownFile);
  const about = questionsAbout(asked);
  const [words] = await about.words(service, [asked], language);
  if (words === undefined) throw new Error('A question has words');
  const awaited = about.helpAwaited(asked);
  const from = about.answerableFrom(asked);
  const isOurs = link.organisationKind === 'secretariat';
  return questionPage({
    ...frame,
    title: words.title,
    what: words.what,
    why: words.why,
    how: words.how,
    due: words.due,
    overdue: obligation.due < today,
    details: await about.details(service, asked, language),
    answerableFrom: from && dateInWords(from)[language],
    answers: about.answers(asked).map((choice) => offered(choice, tried, language)),
    // The secretariat is who one asks for help.
    help: isOurs || awaited === undefined ? [] : helpFor(asked, awaited, language),
    helpWaits: awaited !== undefined && awaited.length > 0 && !isOurs,
    paused: about.isWaiting(asked),
    onBehalfOf: onBehalf ? answersFor(within(PARTY_WORDS[obligation.owedBy])) : undefined,
    once,
    refusal: tried.refusal,
    faults: tried.faults,
    sent: singleTexts(tried.form),
  });
}

/** The kinds of help that can be asked for. A kind that somebody waits for already is left out. */
function helpFor({ link }: LinkQuestion, awaited: readonly HelpKind[], language: Language): OfferedHelp[] {
  const words: Readonly<Partial<Record<HelpKind, Sentence>>> =
    link.person === null ? HELP_WORDS : OWN_HELP_WORDS;
  return HELP_KINDS.flatMap((kind) => {
    const label = words[kind]?.[language];
    const isWaitedFor = awaited.includes(kind);
    return label === undefined || isWaitedFor ? [] : [{ kind, label }];
  });
}

function offered(choice: AnswerChoice, { form, faults }: FailedAttempt, language: Language): OfferedAnswer {
  const { id, fields, asks, suggests, takesFile, takesNote } = choice;
  const faultOf = (name: string) => faults.find(({ field }) => field === `${id}.${name}`)?.message;
  const suggested = new Map(Object.entries(suggests));
  const note = form[`${id}.${NOTE_FIELD}`];
  return {
    id,
    label: ANSWER_WORDS[id][language],
    fields: asks.flatMap((name) => {
      const field = fields[name];
      if (field === undefined) return [];
      const sent = form[`${id}.${name}`];
      return [{ name, field, value: sent ?? asText(suggested.get(name)), fault: faultOf(name) }];
    }),
    note: takesNote
      ? { value: typeof note === 'string' ? note : undefined, fault: faultOf(NOTE_FIELD) }
      : undefined,
    file: takesFile && {
      label: FILE_LABELS[takesFile][language],
      hint: withFileLimit(FILE_WORDS.hint)[language],
      types: DOCUMENT_TYPES,
      fault: faultOf(FILE_FIELD),
    },
  };
}

/** A value as it stands in a field. */
function asText(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function singleTexts(form: FormFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
}

async function endedPage(
  service: Service,
  frame: PageFrame,
  asked: LinkQuestion,
  ownFile: OwnFile,
): Promise<string> {
  const { language } = frame;
  const { obligation, link, row } = asked;
  const how = obligation.ended?.how;
  const event = await eventTold(service.db, row.id, obligation.ended?.by ?? 0);
  const date = event && dateInWords(dateOf(event.at));
  const title = OBLIGATION_WORDS[obligation.kind][language];
  const words = (key: keyof typeof ANSWER_PAGE_WORDS) => ANSWER_PAGE_WORDS[key][language];
  const isOwnAnswer = event?.actor?.contact === link.contact;
  // Whoever calls a meeting off has answered too; in a journey what is over by somebody's hand was mostly not asked.
  const isCalledOff = asked.kind === 'programme' && how === 'ended' && isOwnAnswer;
  if (how !== 'fulfilled' && !isCalledOff) {
    const line = how === 'struck' ? words('struckHow') : words('goneHow');
    const lines = [...aboutLines(asked, language), line, ...ownFileLines(ownFile, language)];
    return toldPage({ ...frame, title, kind: 'info', heading: words('gone'), lines });
  }
  const cameWithFile = await questionsAbout(asked).cameWithFile(service, asked);
  const who =
    event === undefined || date === undefined ? [] : [answeredBy(whoAnswered(event), date)[language]];
  return toldPage({
    ...frame,
    title,
    kind: 'success',
    heading: isOwnAnswer ? words('thanks') : words('answered'),
    lines: [
      ...aboutLines(asked, language),
      ...who,
      words('recorded'),
      ...(asked.kind === 'programme' && isOwnAnswer && event.noteId !== null ? [words('noteKept')] : []),
      ...ownFileLines(ownFile, language),
      ...(cameWithFile && ownFile?.kept === undefined ? [FILE_WORDS.someReceived[language]] : []),
      words('wrongAnswer'),
    ],
  });
}

/** What the question was about, if that may stand on a page that is opened long afterwards. */
function aboutLines(asked: LinkQuestion, language: Language): string[] {
  const about = questionsAbout(asked).toldAfterwards(asked, language);
  return about === undefined ? [] : [ANSWER_PAGE_WORDS.wasAbout[language].replace('{about}', about)];
}

/** Names the file to whoever sent it, and to nobody else: the name in a direction of its own, whatever script it has. */
function ownFileLines(ownFile: OwnFile, language: Language): string[] {
  if (ownFile === undefined) return [];
  const { kept } = ownFile;
  return [
    kept === undefined
      ? FILE_WORDS.notKept[language]
      : `${FILE_WORDS.received[language]}: \u2068${kept}\u2069`,
  ];
}

/** By name within an organisation that all who hold such a link know; a person is never named on somebody's page. */
function whoAnswered({ organisationName, actor }: ToldEvent): Sentence | undefined {
  if (actor?.person === true) {
    const { da, en } = PARTY_WORDS.person;
    if (actor.handedOutBy === undefined) return PARTY_WORDS.person;
    return { da: `${da}, med et link der var givet ud`, en: `${en}, by a link that was handed out` };
  }
  return organisationName === null ? undefined : sameInBoth(nameInText(organisationName));
}

function sameInBoth(text: string): Sentence {
  return { da: text, en: text };
}
