import type { Organisation } from '../../db/partners/organisations.ts';
import type { DigestNotice } from '../../db/post/digest-notices.ts';
import { mayDoWithout } from '../../domain/post/copies.ts';

/**
 * Where a mail program may unsubscribe its reader from such mails. Only if they may opt out of every notice
 * in the mail, and only over HTTPS, as one click requires (RFC 8058).
 */
export function unsubscribeUrl({
  organisation,
  notices,
  wishes,
}: {
  readonly organisation: Organisation | undefined;
  readonly notices: readonly DigestNotice[];
  readonly wishes: string | undefined;
}): string | undefined {
  if (organisation === undefined || wishes?.startsWith('https:') !== true) return undefined;
  if (notices.length === 0) return undefined;
  return notices.every((notice) => mayDoWithout(organisation.kind, notice)) ? wishes : undefined;
}
