import { setTimeout as wait } from 'node:timers/promises';
import { askForLinks } from '../../db/links/links-sent-again.ts';
import type { LinksAskedFor } from '../../db/links/links-sent-again.ts';
import { personsReachedBy } from '../../db/persons/persons-reached-by.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { linksAgainStart } from '../../engine/messages.ts';
import { describeError } from '../../log.ts';
import { inLanguage } from '../../web/frame/in-language.ts';
import { EMAIL_FIELD, sendAgainPage, sentAgainPage } from '../../web/questions/send-again-page.tsx';
import { SEND_AGAIN_WORDS } from '../../web/questions/send-again-words.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import { email } from '../http/text-fields.ts';
import { provenNews, toldNews } from './page-news.ts';

/** What the page's query may say: that somebody has asked, with its proof; and a language. */
interface AgainQuery {
  readonly nyt?: string | undefined;
  readonly sprog?: Language | undefined;
}

type AgainCall = PageCall<unknown, AgainQuery>;

/** How long after the request the response is sent, in milliseconds: what is written for a known address takes less. */
const REPLY_AFTER_MS = 250;

/** Shows where one asks for one's links; and what happens now, once one has asked. */
export function showSendAgain(call: AgainCall): HttpResponse {
  const { service, path, query } = call;
  const hasAsked = provenNews(service.vault, path, query.nyt, ['modtaget']) !== undefined;
  return shown(hasAsked ? sentAgainPage(frameOf(call)) : sendAgainPage(frameOf(call)));
}

/**
 * Sends the links again to whoever has the given address. The response is the same, after the same time, whether or not
 * anybody has the address, has a question left to answer or has asked too often: nobody learns from it who is a contact.
 * It is sent when the wish is safe; a mail that cannot be started at once is left to the sweep.
 */
export async function sendAgain(call: AgainCall): Promise<HttpResponse> {
  const frame = frameOf(call);
  const written = call.form[EMAIL_FIELD];
  if (!(await askAgain(call.service, typeof written === 'string' ? written.trim() : ''))) {
    const message = SEND_AGAIN_WORDS.fault[frame.language];
    return shown(sendAgainPage({ ...frame, written, fault: message }), 422);
  }
  const news = toldNews(call.service.vault, call.path, 'modtaget');
  return seeOther(`${inLanguage(call.path, frame.language)}&${news}`);
}

/**
 * Notes that whoever has this mail address or telephone number asks for their links, contacts of organisations and persons
 * alike, and has the mails or texts sent. Returns false, and does nothing, if it is neither. It takes the same time whether or
 * not anybody has it.
 */
export async function askAgain(service: Service, written: string): Promise<boolean> {
  const address = email.safeParse(written).data;
  const msisdn = msisdnOf(written);
  if (address === undefined && msisdn === undefined) return false;
  const [asked] = await Promise.all([noteAsking(service, { email: address, msisdn }), wait(REPLY_AFTER_MS)]);
  // Not waited for: Temporal's answer would show that somebody has the address.
  void startMails(service, asked);
  return true;
}

async function noteAsking(
  { db, vault }: Service,
  by: { readonly email: string | undefined; readonly msisdn: string | undefined },
): Promise<LinksAskedFor[]> {
  const time = await serviceTime(db);
  const persons = await personsReachedBy(db, vault, by);
  return askForLinks(db, { email: by.email, persons }, time);
}

async function startMails({ engine, log }: Service, asked: readonly LinksAskedFor[]): Promise<void> {
  for (const one of asked) {
    try {
      await engine.startDigest(linksAgainStart(one));
    } catch (error) {
      log.warn(describeError(error), 'links not sent again at once, left to the sweep');
    }
  }
}

function frameOf({ service, language, query, path }: AgainCall) {
  return { language: query.sprog ?? language, path, secretariat: secretariatOf(service) };
}
