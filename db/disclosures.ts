import type { Instant } from '../domain/calendar.ts';
import type { Tx } from './pool.ts';

/** One entry in the ledger of who was told what about whom. */
export interface Disclosure {
  readonly personId: string;
  readonly journey: string;
  readonly contact: string;
  readonly organisation: string;
  /** What was told, in codes: never the words themselves. */
  readonly what: string;
  /** On which legal ground. */
  readonly ground: string;
  readonly digestId: string;
  readonly at: Instant;
}

/** Enters disclosures into the ledger; the same mail about the same journey is entered once. */
export async function noteDisclosures(tx: Tx, disclosures: readonly Disclosure[]): Promise<void> {
  await tx.query(
    `insert into disclosures (person_id, journey_id, contact_id, organisation_id, what, ground, digest_id, at)
     select "personId", journey, contact, organisation, what, ground, "digestId", at
     from jsonb_to_recordset($1::jsonb) as new ("personId" uuid, journey uuid, contact text, organisation text,
       what text, ground text, "digestId" text, at timestamptz)
     on conflict (digest_id, journey_id) do nothing`,
    [JSON.stringify(disclosures)],
  );
}
