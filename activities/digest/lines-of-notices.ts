import type { DigestNotice } from '../../db/post/digest-notices.ts';
import { questionKey } from './items-of-notices.ts';

/** One line of a digest: the notice that it is told by, and all of the mail that are about the same obligation. */
export interface NoticeLine {
  readonly notice: DigestNotice;
  readonly all: readonly DigestNotice[];
}

/**
 * A digest's notices as its reader sees them: each obligation once, however many notices about it have come together, as
 * after a few days without a mail server, or for somebody who owes a thing and is told of others' silence too. It is told
 * by the strongest of them: one that passes it on before a reminder, what is asked before a copy, the latest before an
 * earlier one. In the order in which the notices were made.
 */
export function linesOf(notices: readonly DigestNotice[]): NoticeLine[] {
  const lines = new Map<string, NoticeLine>();
  for (const notice of notices) {
    const known = lines.get(questionKey(notice));
    const isTold = known === undefined || isStronger(notice, known.notice);
    lines.set(questionKey(notice), {
      notice: isTold ? notice : known.notice,
      all: [...(known?.all ?? []), notice],
    });
  }
  return [...lines.values()];
}

function isStronger(one: DigestNotice, other: DigestNotice): boolean {
  if (one.kind !== other.kind) return one.kind === 'escalation';
  const [asks, otherAsks] = [one.party === one.owedBy, other.party === other.owedBy];
  return asks === otherAsks ? one.sequence > other.sequence : asks;
}
