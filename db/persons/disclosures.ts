import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { LegalBasis } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { all, one } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** What a person's name can be told with beside a duty: that their journey does not move. */
export const JOURNEY_STUCK = 'journey-stuck';

/** One notice that somebody got to read: what it was about, and whether it reminded or escalated. */
export interface ToldNotice {
  readonly kind: ObligationKind | typeof JOURNEY_STUCK;
  readonly voice: 'reminder' | 'escalation';
}

/**
 * One entry in the ledger of who was told what about whom. With each notice go the person's first name, while the vault
 * has one, and the municipality's reference. What is shown behind a link of that mail is covered by its entry: the page
 * is for the same contact and says the same as the mail.
 */
export interface Disclosure {
  readonly personId: string;
  readonly journey: string;
  readonly contact: string;
  readonly organisation: string;
  /** What was told, in codes: never the words themselves. */
  readonly told: readonly ToldNotice[];
  /** On which legal ground. */
  readonly ground: string;
  readonly digestId: string;
  readonly at: Instant;
}

/**
 * Enters disclosures into the ledger. The same mail about the same journey is entered once. Throws if the journey, the
 * contact or the digest is unknown (a foreign key of `disclosures`).
 */
export async function noteDisclosures(tx: Tx, disclosures: readonly Disclosure[]): Promise<void> {
  await tx.query(
    `insert into disclosures (person_id, journey_id, contact_id, organisation_id, told, ground, digest_id, at)
     select "personId", journey, contact, organisation, told, ground, "digestId", at
     from jsonb_to_recordset($1::jsonb) as new ("personId" uuid, journey uuid, contact text, organisation text,
       told jsonb, ground text, "digestId" text, at timestamptz)
     on conflict (digest_id, journey_id) do nothing`,
    [JSON.stringify(disclosures)],
  );
}

/** An entry of the ledger as it is read, with the names behind it. */
export interface EnteredDisclosure {
  readonly at: Instant;
  readonly contact: string;
  /** The contact's name; null if they are no contact any more. */
  readonly name: string | null;
  readonly organisation: string;
  readonly organisationName: string;
  /** What was told; null in an old entry that says it as a text. */
  readonly told: readonly ToldNotice[] | null;
  readonly what: string | null;
  readonly ground: LegalBasis | 'unknown';
  readonly digest: string | null;
  /** When the mail was found to have come back for good. */
  readonly bouncedAt: Instant | null;
}

/**
 * What has been told of a journey, the newest first; all of it if no `limit` is given. The caller has made sure that the
 * viewer may see the journey.
 */
export async function readDisclosures(
  db: Queryable,
  journeyId: string,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<{ total: number; items: EnteredDisclosure[] }> {
  const items = await all<EnteredDisclosure & { [column: string]: unknown }>(
    db,
    `select at, contact_id as contact, case when contacts.active then contacts.name end as name,
       disclosures.organisation_id as organisation, organisations.name as "organisationName", told, what, ground,
       disclosures.digest_id as digest,
       (select min(handled_at) from incoming_mails
        where incoming_mails.digest_id = disclosures.digest_id and outcome = 'bounced') as "bouncedAt"
     from disclosures
     join contacts on contacts.id = contact_id
     join organisations on organisations.id = disclosures.organisation_id
     where journey_id = $1 order by at desc, disclosures.id desc limit $2 offset $3`,
    [journeyId, page.limit ?? null, page.offset ?? 0],
  );
  const counted = await one<{ total: number }>(
    db,
    'select count(*) as total from disclosures where journey_id = $1',
    [journeyId],
  );
  return { total: counted?.total ?? 0, items };
}
