import { randomUUID } from 'node:crypto';
import type { AnswerLink } from '../../db/links/answer-links.ts';
import { explain, insteadOf } from '../../domain/refusals/refusals.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { refusalWord } from '../../domain/words/index.ts';
import { FILE_WORDS } from '../../web/form/file-words.ts';
import { inLanguage } from '../../web/frame/in-language.ts';
import { ownPagePath, questionsPath } from '../../web/paths.ts';
import { FILE_FIELD } from '../../web/questions/question-page.tsx';
import { questionsPage } from '../../web/questions/questions-page.tsx';
import { RefusedCommand } from '../http/problems.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { attachedFile, fileFaultInWords } from './attached-file.ts';
import { commandIn } from './command-in-form.ts';
import type { CommandInForm } from './command-in-form.ts';
import { deadLink } from './dead-link.ts';
import type { PageFrame } from './dead-link.ts';
import { giveByLink, keyOf } from './give-by-link.ts';
import { openLink, openQuestionsByLink, questionByLink } from './question-by-link.ts';
import type { LinkQuestion } from './question-by-link.ts';
import { justClosedPage, movedPage, questionView, safePage } from './question-view.ts';
import type { OwnFile, FailedAttempt } from './question-view.ts';
import { questionsAbout } from './questions-about.ts';
import type { QuestionWords } from './subject-questions.ts';

/** A token, and on the page of everything a contact is asked the number of one question. */
interface LinkParams {
  readonly token: string;
  readonly question?: number | undefined;
}

/**
 * What a page's query may say: that an answer was received that is not in the record yet; that it moved what is asked to
 * another day; the one-time key of the form
 * that brought a file, which only its sender has; and a language.
 */
interface LinkQuery {
  readonly modtaget?: '1' | undefined;
  readonly flyttet?: '1' | undefined;
  readonly fil?: string | undefined;
  readonly sprog?: Language | undefined;
}

type LinkCall = PageCall<LinkParams, LinkQuery>;

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
  if (query.modtaget !== undefined && asked.obligation.ended === undefined) {
    return shown(safePage(frame, ownFile));
  }
  if (query.flyttet !== undefined && asked.obligation.ended === undefined) {
    return shown(movedPage(frame, asked));
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
  if (link.isOutlived) return deadLink(frame, 'outlived');
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
    const received = await giveByLink(service, asked, once, { ...given, document });
    if (received === 'accepted') return seeOther(`${back}&modtaget=1`);
    // Whoever moves what is asked to another day has answered, and is asked again when that comes.
    return seeOther(given.obligation !== undefined && (await isStillOpen(call)) ? `${back}&flyttet=1` : back);
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
  return {
    kept: await questionsAbout(asked).fileKeptUnder(service, asked, keyOf(service, asked.link, once)),
  };
}

/** The one-time key of the form that was sent; a form without one is a new one. */
function onceOf({ once }: LinkCall['form']): string {
  return typeof once === 'string' && /^[\w-]{8,64}$/.test(once) ? once : randomUUID();
}

/** In the language that is asked for, else in that of the mail with the link. */
function frameOf({ service, language, query, path }: LinkCall, link?: AnswerLink): PageFrame {
  return {
    language: query.sprog ?? link?.language ?? language,
    path,
    secretariat: secretariatOf(service),
  };
}
