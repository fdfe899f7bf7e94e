import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { DigestPurpose } from '../../domain/vocabulary/codes.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { stillUsable } from '../end-links.ts';
import type { LinkEnd } from '../end-links.ts';

/**
 * With what a link came: a kind of mail or text, or somebody who made it to hand it out. The one that asks for an address is none
 * of these: it opens nothing.
 */
export const SENT_WITH = ['post', 'links-again', 'invitation', 'handed-out'] as const satisfies readonly (
  DigestPurpose | 'handed-out'
)[];
/** One of those. */
export type SentWith = (typeof SENT_WITH)[number];

/** One link of a contact, without what opens it. */
export interface ListedLink {
  readonly id: number;
  readonly sentWith: SentWith;
  /** Whether it opens one question, or everything its contact is asked. */
  readonly opens: 'question' | 'everything';
  readonly madeAt: Instant;
  /** The contact who made it to hand it out; null for one of a mail. */
  readonly madeBy: string | null;
  readonly expiresAt: Instant;
  /** When it was first opened, maybe by a program that looks through mail. */
  readonly openedAt: Instant | null;
  /** When something was first done by it. */
  readonly usedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedWhy: LinkEnd | null;
  /** The contact who ended it; null if it followed from something else. */
  readonly endedBy: string | null;
}

/** How many links of a contact can still be used, by what they came with. */
export type OpenLinks = Readonly<Record<SentWith, number>>;

const CAME_WITH = `coalesce(digests.purpose, 'handed-out')`;

/** The links of a contact, the newest first; `total` counts all there are. An unknown contact has none. */
export async function listLinks(
  db: Queryable,
  contact: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedLink[] }> {
  const items = await all<ListedLink & { [column: string]: unknown }>(
    db,
    `select answer_links.id, ${CAME_WITH} as "sentWith",
       case when subject_id is null then 'everything' else 'question' end as opens,
       made_at as "madeAt", made_by as "madeBy", expires_at as "expiresAt", opened_at as "openedAt",
       used_at as "usedAt", ended_at as "endedAt", ended_why as "endedWhy", ended_by as "endedBy"
     from answer_links left join digests on digests.id = digest_id
     where answer_links.contact_id = $1 order by answer_links.id desc limit $2 offset $3`,
    [contact, page.limit, page.offset],
  );
  const counted = await one<{ total: number }>(
    db,
    'select count(*) as total from answer_links where contact_id = $1',
    [contact],
  );
  return { total: counted?.total ?? 0, items };
}

/** How many links of a contact can be used at an instant, by what they came with. */
export async function openLinksOf(db: Queryable, contact: string, at: Instant): Promise<OpenLinks> {
  const rows = await all<{ sentWith: SentWith; links: number }>(
    db,
    `select ${CAME_WITH} as "sentWith", count(*) as links
     from answer_links left join digests on digests.id = digest_id
     where answer_links.contact_id = $1 and ${stillUsable('$2')} group by 1`,
    [contact, at],
  );
  const none: OpenLinks = { post: 0, 'links-again': 0, invitation: 0, 'handed-out': 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ sentWith, links }) => [sentWith, links])) };
}
