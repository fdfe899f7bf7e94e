import type { Language } from '../../domain/vocabulary/sentence.ts';
import type { Secretariat } from '../../web/frame/secretariat.ts';
import { toldPage } from '../../web/frame/told-page.tsx';
import { NEW_LINK_PATH, ownPagePath, SEND_AGAIN_PATH } from '../../web/paths.ts';
import { ANSWER_PAGE_WORDS } from '../../web/questions/answer-words.ts';
import { SEND_AGAIN_WORDS } from '../../web/questions/send-again-words.ts';
import { shown } from '../http/route.ts';
import type { HttpResponse } from '../http/route.ts';
import type { DeadLink } from './question-by-link.ts';

/** Where and how a page is shown. */
export interface PageFrame {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
}

/** The page for whoever has a link that opens nothing: why, and what one can do. */
export function deadLink(frame: PageFrame, why: DeadLink): HttpResponse {
  const [heading, how, canAskAgain] = DEAD[why];
  const { language } = frame;
  const html = toldPage({
    ...frame,
    title: ANSWER_PAGE_WORDS.answer[language],
    kind: 'warning',
    heading: ANSWER_PAGE_WORDS[heading][language],
    lines: [ANSWER_PAGE_WORDS[how][language]],
    next: canAskAgain ? nextFrom(frame) : undefined,
  });
  return shown(html, STATUS[why]);
}

/** A person asks for a new link where their own page's languages are spoken. */
function nextFrom({ path, language }: PageFrame) {
  return path.startsWith(OWN_PAGES)
    ? { path: NEW_LINK_PATH, text: SEND_AGAIN_WORDS.newLink[language] }
    : { path: SEND_AGAIN_PATH, text: SEND_AGAIN_WORDS.title[language] };
}

const OWN_PAGES = ownPagePath('');

const STATUS: Readonly<Record<DeadLink, number>> = {
  unknown: 404,
  expired: 410,
  ended: 410,
  outlived: 410,
  inactive: 410,
  'right-ended': 410,
  'moved-on': 410,
  over: 410,
};

type PageWord = keyof typeof ANSWER_PAGE_WORDS;

/** What is said of each, and whether a new link would help. */
const DEAD: Readonly<Record<DeadLink, readonly [heading: PageWord, how: PageWord, canAskAgain: boolean]>> = {
  unknown: ['unknown', 'unknownHow', true],
  expired: ['expired', 'expiredHow', true],
  ended: ['ended', 'endedHow', true],
  outlived: ['outlived', 'outlivedHow', true],
  inactive: ['inactive', 'inactiveHow', false],
  'right-ended': ['rightEnded', 'rightEndedHow', false],
  'moved-on': ['movedOn', 'movedOnHow', false],
  over: ['over', 'overHow', false],
};
