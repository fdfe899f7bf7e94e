import { tokenGiven } from '../../db/links/link-token.ts';
import { lockProofLink, proofLinkByToken, useProofLink } from '../../db/links/proof-links.ts';
import type { ProofAnswer, ProofLink } from '../../db/links/proof-links.ts';
import { denyAddress, proveAddress } from '../../db/partners/address-proofs.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Queryable } from '../../db/pool.ts';
import { addressForProof } from '../../db/post/address-for-proof.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { inLanguage } from '../../web/frame/in-language.ts';
import { confirmPath } from '../../web/paths.ts';
import {
  CONFIRM_ANSWERS,
  CONFIRM_FIELD,
  confirmedPage,
  confirmPage,
} from '../../web/wishes/confirm-page.tsx';
import type { ConfirmNews } from '../../web/wishes/confirm-page.tsx';
import { Problem } from '../http/problems.ts';
import { seeOther, shown } from '../http/route.ts';
import type { HttpResponse, PageCall, RequestHead, Service } from '../http/route.ts';
import { secretariatOf } from '../http/secretariat-of.ts';

interface ConfirmQuery {
  readonly sprog?: Language | undefined;
}

type ConfirmCall = PageCall<{ readonly token: string }, ConfirmQuery>;

/** Turns away whoever has no such link of ours, before their form is read: throws `not-found`. */
export async function admitToConfirm({
  service,
  params,
}: RequestHead<{ readonly token: string }>): Promise<void> {
  if ((await linkOf(service, params.token)) === undefined) throw new Problem('not-found');
}

/**
 * Asks whether the address is the right one, and changes nothing: programs that look through mail open links too. A link that
 * has been used, or can be used no more, gets a page that says so.
 */
export async function showConfirm(call: ConfirmCall): Promise<HttpResponse> {
  const { service, params } = call;
  const link = await linkOf(service, params.token);
  if (link === undefined) return told(call, undefined, 'unknown');
  const { now } = await serviceTime(service.db);
  const news = await newsOf(service.db, service.vault, link, now);
  if (news !== undefined) return told(call, link, news);
  const { channel, organisation } = link;
  return shown(confirmPage({ ...frameOf(call, link), channel, organisation: organisation ?? undefined }));
}

/**
 * Takes the answer by a link, once: yes proves the address, no ends what goes there and is told to the coordinator. Leads back
 * to the page, which then says what was answered. An answer that is neither, or comes too late, changes nothing.
 */
export async function takeConfirm(call: ConfirmCall): Promise<HttpResponse> {
  const { service, params, form } = call;
  const token = tokenGiven(params.token);
  const link = await linkOf(service, params.token);
  if (token === undefined || link === undefined) return told(call, undefined, 'unknown');
  const answer = CONFIRM_ANSWERS.find((one) => one === form[CONFIRM_FIELD]);
  if (answer !== undefined) await answerOnce(service, token, answer);
  return seeOther(inLanguage(confirmPath(params.token), frameOf(call, link).language));
}

async function answerOnce({ db, vault }: Service, token: string, answer: ProofAnswer): Promise<void> {
  const { now: at } = await serviceTime(db);
  await inTransaction(db, async (tx) => {
    const link = await lockProofLink(tx, token);
    if (link === undefined || (await newsOf(tx, vault, link, at)) !== undefined) return;
    const { contact, channel, address } = link;
    if (answer === 'yes') await proveAddress(tx, { contact, channel, address, by: 'answer', at });
    else await denyAddress(tx, { contact, channel, address, at });
    await useProofLink(tx, token, { answer, at });
  });
}

/** Why a link asks nothing any more; `undefined` if it asks. */
async function newsOf(
  db: Queryable,
  vault: Vault,
  link: ProofLink,
  now: Instant,
): Promise<ConfirmNews | undefined> {
  if (link.answer !== null) return link.answer;
  if (!link.isTheirs || !(await isStillTheirs(db, vault, link))) return 'changed';
  if (link.isDenied) return 'no';
  return link.expiresAt < now ? 'expired' : undefined;
}

/** Whether a person still has the address: only the vault knows. */
async function isStillTheirs(db: Queryable, vault: Vault, link: ProofLink): Promise<boolean> {
  if (link.organisation !== null) return true;
  const recipient = await readRecipient(db, vault, link.contact);
  return recipient !== undefined && addressForProof(vault, recipient, link.channel) === link.address;
}

async function linkOf({ db }: Service, given: string): Promise<ProofLink | undefined> {
  const token = tokenGiven(given);
  return token === undefined ? undefined : proofLinkByToken(db, token);
}

const STATUS: Readonly<Record<ConfirmNews, number>> = {
  yes: 200,
  no: 200,
  changed: 410,
  expired: 410,
  unknown: 404,
};

function told(call: ConfirmCall, link: ProofLink | undefined, news: ConfirmNews): HttpResponse {
  return shown(confirmedPage(frameOf(call, link), news), STATUS[news]);
}

function frameOf({ service, language, query, params }: ConfirmCall, link: ProofLink | undefined) {
  return {
    language: query.sprog ?? link?.language ?? language,
    path: confirmPath(params.token),
    secretariat: secretariatOf(service),
  };
}
