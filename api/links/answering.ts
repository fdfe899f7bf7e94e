import { createHash, randomUUID } from 'node:crypto';
import type { AnswerLink } from '../../db/links/answer-links.ts';
import type { SentDocument } from '../../db/persons/documents.ts';
import { COMMANDS } from '../../domain/journeys/commands.ts';
import { organisationOf } from '../../domain/journeys/organisation-of.ts';
import { explain, insteadOf } from '../../domain/refusals/refusals.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import { CHANNELS, HELP_KINDS } from '../../domain/vocabulary/codes.ts';
import type { DocumentKind, HelpKind } from '../../domain/vocabulary/codes.ts';
import type { Sentence, Language } from '../../domain/vocabulary/sentence.ts';
import { refusalWord } from '../../domain/words/index.ts';
import { FILE_WORDS } from '../../web/form/file-words.ts';
import { inLanguage } from '../../web/frame/in-language.ts';
import { ownPagePath, questionsPath } from '../../web/paths.ts';
import { ANSWER_PAGE_WORDS, NOTE_LENGTH } from '../../web/questions/answer-words.ts';
import { CHANNEL_FIELD, FILE_FIELD, HELP_FIELDS, NOTE_FIELD } from '../../web/questions/question-page.tsx';
import { questionsPage } from '../../web/questions/questions-page.tsx';
import { Problem, RefusedCommand } from '../http/problems.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { bodyHashOf } from '../subjects/body-hash.ts';
import { attachedFile, fileFaultInWords } from './attached-file.ts';
import { deadLink } from './dead-link.ts';
import type { PageFrame } from './dead-link.ts';
import { readFields } from './form-values.ts';
import { openLink, openQuestionsByLink, questionByLink } from './question-by-link.ts';
import type { LinkQuestion } from './question-by-link.ts';
import { justClosedPage, questionView, safePage } from './question-view.ts';
import { movedPage } from './question-view.ts';
import type { OwnFile, FailedAttempt } from './question-view.ts';
import { provenNews, toldNews } from './page-news.ts';
import { questionsAbout } from './questions-about.ts';
import type { AnswerChoice, QuestionWords } from './subject-questions.ts';

/** A token, and on the page of everything a contact is asked the number of one question. */
interface LinkParams {
  readonly token: string;
  readonly question?: number | undefined;
}

/**
 * What a page's query may say: what has just been done there, with its proof; the one-time key of the form that brought a
 * file, which only its sender has; and a language.
 */
interface LinkQuery {
  readonly nyt?: string | undefined;
  readonly fil?: string | undefined;
  readonly sprog?: Language | undefined;
}

type LinkCall = PageCall<LinkParams, LinkQuery>;

/** That an answer is safe that is not in the record yet; and that it moved what is asked to another day. */
const ANSWERED = ['modtaget', 'flyttet'] as const;

/**
 * Shows a question and changes nothing of it: programs that look through mail open links too. A link that opens none gets a
 * page that says why. Throws no problem.
 */
export async function showQuestion(call: LinkCall): Promise<HttpResponse> {
  const { service, params, query } = call;
  const asked = await questionByLink(service, params.token, params.question);
  if (typeof asked === 'string') return deadLink(frameOf(call), asked);
  const frame = frameOf(call, asked.link);
  const ownFile = await ownFileOf(service, asked, query.fil);
  const news = provenNews(service.vault, call.path, query.nyt, ANSWERED);
  if (news !== undefined && asked.obligation.ended === undefined) {
    return shown(news === 'modtaget' ? safePage(frame, ownFile) : movedPage(frame, asked));
  }
  return shown(await questionView(service, frame, asked, randomUUID(), { ownFile }));
}

/**
 * Shows everything a contact is asked and has not answered; leads a person to their own page. A link to one question, or one
 * that cannot be used, gets a page that says so. Throws no problem.
 */
export async function showQuestions(call: LinkCall): Promise<HttpResponse> {
  const { service, params } = call;
  const link = await openLink(service, params.token);
  if (typeof link === 'string') return deadLink(frameOf(call), link);
  const frame = frameOf(call, link);
  if (link.person !== null) return seeOther(inLanguage(ownPagePath(params.token), frame.language));
  if (link.subject !== null) return deadLink(frame, 'unknown');
  const open = await openQuestionsByLink(service, link);
  const words = new Map<number, QuestionWords>();
  for (const kind of new Set(open.map((asked) => asked.kind))) {
    const ofKind = open.filter((asked) => asked.kind === kind);
    const said = await questionsAbout({ kind }).words(service, ofKind, frame.language);
    ofKind.forEach(({ number }, index) => {
      const one = said[index];
      if (one !== undefined) words.set(number, one);
    });
  }
  const questions = open.flatMap(({ number, obligation, today }) => {
    const said = words.get(number);
    if (said === undefined) return [];
    const { title, about, due } = said;
    return [
      { title, about, due, overdue: obligation.due < today, path: questionsPath(params.token, number) },
    ];
  });
  return shown(questionsPage({ ...frame, questions }));
}

/**
 * Takes the answer to a question, or the wish for help with it: one command, under the one-time key of the form, in the
 * contact's name. Leads back to the question, which then tells how it stands. What cannot be taken stands in the form
 * again, with what is wrong: 422 if a field is, 413 if the file is too large, 409 if a rule refuses it.
 *
 * Throws what its subject's delivery throws (`not-received`, parked, ended, `invalid` if the person has been erased), except
 * for a refusal; and `key-reused` if the form's one-time key has come with other content before.
 */
export async function answerQuestion(call: LinkCall): Promise<HttpResponse> {
  const { service, params, form } = call;
  const asked = await questionByLink(service, params.token, params.question);
  if (typeof asked === 'string') return deadLink(frameOf(call), asked);
  const frame = frameOf(call, asked.link);
  const once = onceOf(form);
  const again = async (status: number, tried: Omit<FailedAttempt, 'form'>) =>
    shown(await questionView(service, frame, asked, randomUUID(), { tried: { form, ...tried } }), status);
  const given = commandIn(asked, form);
  if (given === undefined) return shown(await questionView(service, frame, asked, randomUUID()));
  const fileField = `${String(form.answer)}.${FILE_FIELD}`;
  const { document, fault } = await attachedFile(call.files, fileField, given.takesFile);
  const wrong = [
    ...given.faults,
    ...(fault === undefined ? [] : [{ field: fileField, sentence: fileFaultInWords(fault) }]),
  ];
  // A browser never puts a file back where it was chosen.
  const chooseAgain = document === undefined ? [] : [{ field: fileField, sentence: FILE_WORDS.again }];
  const told = (faults: CommandInForm['faults']) =>
    faults.map(({ field, sentence }) => ({ field, message: sentence[frame.language] }));
  if (wrong.length > 0) {
    return again(fault === 'too-large' ? 413 : 422, { faults: told([...wrong, ...chooseAgain]) });
  }
  const back = inLanguage(call.path, frame.language) + (document === undefined ? '' : `&fil=${once}`);
  try {
    const received = await deliver(service, asked, once, { ...given, document });
    const toldAs = (news: (typeof ANSWERED)[number]) => `${back}&${toldNews(service.vault, call.path, news)}`;
    if (received === 'accepted') return seeOther(toldAs('modtaget'));
    // Whoever moves what is asked to another day has answered, and is asked again when that comes.
    const hasMoved = given.obligation !== undefined && (await isStillOpen(call));
    return seeOther(hasMoved ? toldAs('flyttet') : back);
  } catch (error) {
    if (!(error instanceof RefusedCommand)) throw error;
    if (error.refusal.refused === 'not-open') {
      // Somebody has answered meanwhile: the page tells who, once it is in the record.
      return (await isStillOpen(call)) ? shown(justClosedPage(frame), 409) : seeOther(back);
    }
    const says = explain(error.refusal, refusalWord)[frame.language];
    const instead = insteadOf(error.refusal, refusalWord)?.[frame.language];
    return again(409, { faults: told(chooseAgain), refusal: { says, instead } });
  }
}

async function isStillOpen({ service, params }: LinkCall): Promise<boolean> {
  const now = await questionByLink(service, params.token, params.question);
  return typeof now !== 'string' && now.obligation.ended === undefined;
}

/** What became of the file that came with the form of a one-time key, for whoever has that key; nobody else has. */
async function ownFileOf(service: Service, asked: LinkQuestion, once: string | undefined): Promise<OwnFile> {
  if (once === undefined) return undefined;
  return { kept: await questionsAbout(asked).fileKeptUnder(service, asked, keyOf(asked.link, once)) };
}

interface CommandInForm {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly faults: readonly { readonly field: string; readonly sentence: Sentence }[];
  readonly onBehalfOf?: OnBehalfOf;
  readonly note?: string | undefined;
  readonly obligation?: string;
  readonly takesFile?: DocumentKind | undefined;
}

function commandIn(asked: LinkQuestion, form: LinkCall['form']): CommandInForm | undefined {
  const about = questionsAbout(asked);
  const help = HELP_KINDS.find((kind) => kind === form.help);
  if (help !== undefined) return about.helpAwaited(asked) && helpIn(asked, help, form);
  const choice = about.answers(asked).find(({ id }) => id === form.answer);
  return choice && answerIn(asked, choice, form);
}

function answerIn(asked: LinkQuestion, choice: AnswerChoice, form: LinkCall['form']): CommandInForm {
  const { id, command, fields, asks, known, takesFile, takesNote } = choice;
  const { values, faults } = readFields(fields, asks, form, id);
  const channel = CHANNELS.find((one) => one === form[`${id}.${CHANNEL_FIELD}`]) ?? 'telephone';
  const written = form[`${id}.${NOTE_FIELD}`];
  const note = takesNote && typeof written === 'string' ? written.trim() : '';
  const tooLong =
    note.length > NOTE_LENGTH ? [{ field: NOTE_FIELD, sentence: ANSWER_PAGE_WORDS.noteFault }] : [];
  return {
    type: command,
    fields: { ...known, ...values },
    faults: [...faults, ...tooLong].map(({ field, sentence }) => ({ field: `${id}.${field}`, sentence })),
    obligation: asked.obligation.id,
    takesFile,
    ...(note !== '' && { note }),
    ...(asked.onBehalf && { onBehalfOf: { party: asked.obligation.owedBy, channel } }),
  };
}

function helpIn(asked: LinkQuestion, help: HelpKind, form: LinkCall['form']): CommandInForm {
  const given = { type: 'AskForHelp', faults: [] } as const;
  const fields = { about: asked.obligation.id, help };
  if (help === 'another-date') {
    const { values, faults } = readFields(COMMANDS.AskForHelp.fields, ['wishedDate'], form, help);
    const { wishedDate } = values;
    const missing = faults.length > 0 || wishedDate === undefined;
    const fault = { field: HELP_FIELDS.date, sentence: DATE_MISSING };
    return { ...given, fields: { ...fields, ...values }, faults: missing ? [fault] : [] };
  }
  if (help === 'call-me') {
    const phone = form[HELP_FIELDS.phone];
    const number = typeof phone === 'string' ? phone.trim() : '';
    const isNumber = number === '' || /^\+?[\d ()-]{6,30}$/.test(number);
    const fault = { field: HELP_FIELDS.phone, sentence: ANSWER_PAGE_WORDS.phoneFault };
    return {
      ...given,
      fields,
      faults: isNumber ? [] : [fault],
      ...(number !== '' && { note: `${ANSWER_PAGE_WORDS.callNumber.da}: ${number}` }),
    };
  }
  return { ...given, fields };
}

const DATE_MISSING: Sentence = {
  da: 'Skriv den dato, det kan være gjort, for eksempel 31-12-2026.',
  en: 'Write the date by which it can be done, such as 31-12-2026.',
};

/** The one-time key of the form that was sent; a form without one is a new one. */
function onceOf({ once }: LinkCall['form']): string {
  return typeof once === 'string' && /^[\w-]{8,64}$/.test(once) ? once : randomUUID();
}

async function deliver(
  service: Service,
  asked: LinkQuestion,
  once: string,
  {
    type,
    fields,
    onBehalfOf,
    note,
    obligation,
    document,
  }: CommandInForm & { readonly document: SentDocument | undefined },
): Promise<'recorded' | 'accepted'> {
  const file = document && createHash('sha256').update(document.bytes).digest('hex');
  const bodyHash = bodyHashOf(type, { fields, onBehalfOf, note, answers: obligation, file });
  const received = await questionsAbout(asked).give(service, asked, {
    type,
    fields,
    key: keyOf(asked.link, once),
    bodyHash,
    actor: actorOf(asked),
    onBehalfOf,
    note,
    document,
    obligation,
  });
  if (received.outcome === 'accepted') return 'accepted';
  if (received.bodyHash !== bodyHash) throw new Problem('key-reused');
  return 'recorded';
}

/** Whoever holds a link answers in its contact's name; a person who has one of their own, as themselves. */
function actorOf(asked: LinkQuestion): Actor {
  const { contact, organisation } = asked.link;
  if (organisation !== null) return { organisation, contact, via: 'link' };
  // The organisation that follows the person stands for where they belong.
  const follows = asked.kind === 'journey' ? organisationOf(asked.journey, 'person') : undefined;
  return { organisation: follows ?? contact, contact, via: 'link', person: true };
}

/** The key of the command that a form gives. */
function keyOf({ id }: AnswerLink, once: string): string {
  return `link-${id}-${once}`;
}

/** In the language that is asked for, else in that of the mail with the link. */
function frameOf({ service, language, query, path }: LinkCall, link?: AnswerLink): PageFrame {
  return {
    language: query.sprog ?? link?.language ?? language,
    path,
    secretariat: secretariatOf(service),
  };
}
