import { z } from 'zod';
import { LINK_ENDS } from '../../db/end-links.ts';
import { listLinks, openLinksOf, SENT_WITH } from '../../db/links/links-of-contact.ts';
import type { Queryable } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { instant } from '../http/response-shapes.ts';
import { organisationId } from '../http/schemas.ts';

const count = z.int().min(0);
const sentWith = z.enum(SENT_WITH);

/** The links of a contact or a person, and how many of them can be used. What opens them is told to nobody. */
export const linkListSchema = z
  .object({
    open: z
      .object({ total: count, by: z.record(sentWith, count) })
      .describe('Dem, der kan bruges nu. Those that can be used now.'),
    total: count,
    items: z.array(
      z.object({
        id: z.int(),
        sentWith: sentWith.describe('handed-out: givet ud af madeBy. Handed out by madeBy.'),
        opens: z.enum(['question', 'everything']),
        madeAt: instant,
        madeBy: organisationId.nullable(),
        expiresAt: instant,
        openedAt: instant
          .nullable()
          .describe('Måske af et program, der ser post igennem. Maybe by a program that looks through mail.'),
        usedAt: instant.nullable().describe('Da noget første gang blev svaret. When something was answered.'),
        endedAt: instant.nullable(),
        endedWhy: z.enum(LINK_ENDS).nullable(),
        endedBy: organisationId.nullable().describe('null: det fulgte af noget andet. It followed.'),
      }),
    ),
  })
  .meta({ id: 'LinkList' });

/** How many links were ended. */
export const linksEndedSchema = z.object({ ended: count }).meta({ id: 'LinksEnded' });

/** The links of a contact as the API tells them, the newest first. An unknown contact has none. */
export async function linkList(
  db: Queryable,
  contact: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<z.input<typeof linkListSchema>> {
  const { now } = await serviceTime(db);
  const [by, { total, items }] = await Promise.all([
    openLinksOf(db, contact, now),
    listLinks(db, contact, page),
  ]);
  const open = Object.values(by).reduce((sum, links) => sum + links, 0);
  return { open: { total: open, by }, total, items: [...items] };
}
