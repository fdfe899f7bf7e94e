import type { DigestNotice } from '../../db/post/digest-notices.ts';
import type { NewNotice } from '../../db/post/outbox.ts';
import type { HeldFromPerson } from '../../db/post/passing-on.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';

/** Who gets a notice that was made for somebody else, and why. */
export type Instead = Pick<NewNotice, 'contact' | 'standInFor' | 'standInWhy' | 'inPlace'> & {
  /** The organisation it is meant for by now, if that is another one. */
  readonly organisation?: string | undefined;
};

/**
 * A notice as it is made for somebody else now: with the time at which it was first made, so that it goes
 * with the very next post, for which it has waited since now.
 */
export function noticeAgain(
  notice: DigestNotice | HeldFromPerson,
  instead: Instead,
  now: Instant,
): NewNotice {
  const { sequence, kind, obligation, obligationKind, due, party, organisation, urgent, madeAt } = notice;
  return {
    sequence,
    kind,
    obligation,
    obligationKind,
    due,
    party,
    organisation: organisation ?? undefined,
    urgent,
    madeAt,
    owedSince: now,
    ...instead,
  };
}
