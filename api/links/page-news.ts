import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../../db/persons/vault.ts';

/** For how long after it was done a page tells of it: whoever comes back later sees how it stands by then. */
const TOLD_FOR_MINUTES = 60;
const MINUTE_MS = 60_000;
const PROOF_LENGTH = 32;

/**
 * What a page's query may bring of what has just been done there, with its proof: anything else is left out, and the page
 * then tells how things stand.
 */
export const newsQuery = z
  .string()
  .regex(/^[a-z-]{1,20}\.[0-9a-z]{1,10}\.[0-9a-f]{32}$/)
  .optional()
  .catch(undefined);

/**
 * What has just been done on a page, as its address carries it after the form was taken. It is said once it is safe, and
 * nowhere else: an address that somebody writes themselves has no proof, and makes no page say that anything was received.
 */
export function toldNews(vault: Vault, path: string, news: string): string {
  const minute = minuteNow().toString(36);
  return `nyt=${news}.${minute}.${proofOf(vault, path, news, minute)}`;
}

/** What has been done on the page at this path within the hour, of what can be; `undefined` without a proof of it. */
export function provenNews<N extends string>(
  vault: Vault,
  path: string,
  told: string | undefined,
  known: readonly N[],
): N | undefined {
  const [said = '', minute = '', proof = ''] = told?.split('.') ?? [];
  const news = known.find((one) => one === said);
  if (news === undefined || proof.length !== PROOF_LENGTH) return undefined;
  const age = minuteNow() - Number.parseInt(minute, 36);
  if (!(age >= 0 && age <= TOLD_FOR_MINUTES)) return undefined;
  const expected = proofOf(vault, path, news, minute);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(proof)) ? news : undefined;
}

function proofOf(vault: Vault, path: string, news: string, minute: string): string {
  return vault.markOf('page-news', `${path}\n${news}\n${minute}`).toString('hex').slice(0, PROOF_LENGTH);
}

function minuteNow(): number {
  return Math.floor(Date.now() / MINUTE_MS);
}
