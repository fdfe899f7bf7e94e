import { createHash } from 'node:crypto';
import type { Route } from '../http/route.ts';
import { describeApi } from './openapi.ts';

/** The description of the API as it is sent: made once, since making it takes the one thread for half a second. */
export interface MadeDescription {
  /** As JSON, in UTF-8. */
  readonly bytes: Buffer;
  /** For the header `ETag`; another description has another one. */
  readonly tag: string;
}

const made = new WeakMap<readonly Route[], Map<string, MadeDescription>>();

/**
 * The description of a table of routes at an address. The first call makes it and holds up everything else meanwhile; the
 * API makes that call before it listens.
 */
export function described(routes: readonly Route[], publicUrl: string): MadeDescription {
  const byAddress = made.get(routes) ?? new Map<string, MadeDescription>();
  made.set(routes, byAddress);
  const known = byAddress.get(publicUrl);
  if (known !== undefined) return known;
  const bytes = Buffer.from(JSON.stringify(describeApi(routes, publicUrl)), 'utf8');
  const now = { bytes, tag: tagOf(bytes) };
  byAddress.set(publicUrl, now);
  return now;
}

/** What a text is called in the header `ETag`. */
export function tagOf(text: string | Buffer): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`;
}

/** Headers of what seldom changes: whoever has it asks whether it is still the same, and gets 304 if so. */
export const askedAgain = (tag: string): Readonly<Record<string, string>> => ({
  ETag: tag,
  'Cache-Control': 'no-cache',
});
