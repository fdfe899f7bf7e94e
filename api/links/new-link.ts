import { readContact, SHARED_MAILBOX } from '../../db/partners/contacts.ts';
import { ownPageLanguages } from '../../web/own-page/languages.ts';
import { newLinkPage, REACHED_BY_FIELD } from '../../web/own-page/new-link-page.tsx';
import type { NewLinkNews, NewLinkPage } from '../../web/own-page/new-link-page.tsx';
import type { PostNews } from '../../web/own-page/own-page-words.ts';
import { NEW_LINK_PATH } from '../../web/paths.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';
import type { DeadLink } from './question-by-link.ts';
import { askAgain } from './sending-again.ts';

/** What the page's query may say: that somebody has asked; and a language of the own page, by its tag. */
interface NewLinkQuery {
  readonly modtaget?: '1' | undefined;
  readonly sprog?: string | undefined;
}

type NewLinkCall = PageCall<unknown, NewLinkQuery>;

/** Shows where a person asks for a new link to their own page; and what happens now, once they have asked. */
export async function showNewLink(call: NewLinkCall): Promise<HttpResponse> {
  return shown(await pageOf(call, call.query.modtaget === undefined ? 'ask' : 'sent'));
}

/**
 * Sends whoever is known by an address or a telephone number a new link, by the way they have chosen. The response is the
 * same, after the same time, whether or not anybody is: nobody learns from it who takes part.
 */
export async function askNewLink(call: NewLinkCall): Promise<HttpResponse> {
  const written = call.form[REACHED_BY_FIELD];
  const text = typeof written === 'string' ? written.trim() : '';
  if (!(await askAgain(call.service, text)))
    return shown(await pageOf(call, 'ask', { written: text, isFault: true }), 422);
  return seeOther(`${NEW_LINK_PATH}?sprog=${await languageOf(call)}&modtaget=1`);
}

/**
 * The page for a person whose link opens nothing, or was closed. It tells them whom to ring and lets them ask for a new
 * link. A stranger with an old link learns nothing from it: not the person’s municipality, nor who looks after them.
 */
export async function deadOwnLink(
  call: PageCall<unknown, NewLinkQuery & { readonly post?: PostNews | undefined }>,
  why?: DeadLink,
): Promise<HttpResponse> {
  return shown(
    await pageOf(call, why === 'ended' ? 'ended' : 'dead', {
      done: why === 'ended' ? call.query.post : undefined,
    }),
    410,
  );
}

async function pageOf(
  call: NewLinkCall,
  news: NewLinkNews,
  form: Pick<Partial<NewLinkPage>, 'written' | 'isFault' | 'done'> = {},
): Promise<string> {
  const { service, path } = call;
  const said = secretariatOf(service);
  const shared = said.phone === undefined ? await readContact(service.db, SHARED_MAILBOX) : undefined;
  const secretariat = { ...said, phone: said.phone ?? shared?.phone ?? undefined };
  const language = await languageOf(call);
  return newLinkPage({ language, path, news, secretariat, ...form }, await ownPageLanguages());
}

async function languageOf({ query, language }: NewLinkCall): Promise<string> {
  const { sprog } = query;
  return sprog !== undefined && (await ownPageLanguages()).has(sprog) ? sprog : language;
}
