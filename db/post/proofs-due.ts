import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { TAKES_PART } from '../access.ts';
import { formForProof } from '../proven.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** How many times an address is asked whether it is the right one. */
export const TIMES_ASKED = 3;
/** How long it is waited for an answer before it is asked again, or before the coordinator is told. */
export const ASKED_AGAIN_AFTER_MS = 3 * 86_400_000;

/** A contact, or a person, gets no more such mails, nor texts, than this on one day, however often their address changes. */
const MOST_A_DAY = 5;

/** An address that is to be asked whether it is a contact's, and which such mail of the day that is. */
export interface ProofDue {
  readonly contact: string;
  readonly channel: PostChannel;
  readonly number: number;
}

/**
 * The addresses that are to be asked now: those that were never asked, and those that were, have not answered for some days and
 * have not been asked three times. An address that takes no mail is not asked, nor one whose contact or organisation takes part
 * no more. Numbers of organisations' contacts are asked only if they want text messages and the service sends any; of a person
 * the way in which they get post. All of them, or those of one contact.
 */
export async function proofsDue(
  db: Queryable,
  at: { readonly now: Instant; readonly today: CalendarDate },
  { withTexts, contact }: { readonly withTexts: boolean; readonly contact?: string | undefined },
): Promise<ProofDue[]> {
  return all<ProofDue & { [column: string]: unknown }>(
    db,
    `select * from (select contacts.id as contact, held.channel,
       (select count(*) from digests where digests.contact_id = contacts.id and date = $1 and purpose = 'proof'
          and digests.channel = held.channel) + 1 as number
     from contacts
     cross join lateral (values
       ('mail', ${formForProof("'mail'", 'contacts.email')},
         mail_refused_at is null and (person_id is null or contacts.channel = 'mail')),
       ('text', ${formForProof("'text'", 'contacts.phone')},
         $3::boolean and case when person_id is null then consented_on is not null and phone is not null
           else mail_refused_at is null and contacts.channel = 'text' end))
       as held (channel, address, wanted)
     left join address_proofs proof on proof.contact_id = contacts.id and proof.channel = held.channel
       and (person_id is not null or proof.address = held.address)
     where ($4::text is null or contacts.id = $4) and ${TAKES_PART} and held.wanted
       and proof.proven_at is null and proof.denied_at is null
       and (proof.asked_at is null or (proof.times_asked < ${TIMES_ASKED} and proof.asked_at <= $2))
       and not exists (select from digests waiting
         where waiting.contact_id = contacts.id and waiting.purpose = 'proof' and waiting.state = 'frozen'
           and waiting.channel = held.channel)
     ) due where number <= ${MOST_A_DAY} order by contact, channel`,
    [at.today, plusMs(at.now, -ASKED_AGAIN_AFTER_MS), withTexts, contact ?? null],
  );
}

/**
 * Makes the digest by which an address is asked, and counts that it is. Running it again changes nothing. Throws if the contact
 * is unknown.
 */
export async function freezeProof(
  tx: Tx,
  digest: {
    readonly id: string;
    readonly contact: string;
    readonly channel: PostChannel;
    readonly date: CalendarDate;
    readonly messageId: string;
    readonly frozenAt: Instant;
  },
): Promise<number> {
  const { id, contact, channel, date, messageId, frozenAt } = digest;
  const made = await run(
    tx,
    `insert into digests (id, contact_id, date, message_id, frozen_at, purpose, channel)
     values ($1, $2, $3, $4, $5, 'proof', $6) on conflict (id) do nothing`,
    [id, contact, date, messageId, frozenAt, channel],
  );
  if (made === 1) {
    await run(
      tx,
      `insert into address_proofs as known (contact_id, channel, address, times_asked, first_asked_at, asked_at)
       select id, $2, ${formForProof('$2', "(case when $2 = 'mail' then email else phone end)")}, 1, $3, $3
       from contacts where id = $1
       on conflict (contact_id, channel) do update
         set address = excluded.address, asked_at = excluded.asked_at,
           times_asked = case when known.address is not distinct from excluded.address then least(known.times_asked + 1, ${TIMES_ASKED}) else 1 end,
           first_asked_at = case when known.address is not distinct from excluded.address
             then coalesce(known.first_asked_at, excluded.first_asked_at) else excluded.first_asked_at end,
           proven_at = case when known.address is not distinct from excluded.address then known.proven_at end,
           proven_by = case when known.address is not distinct from excluded.address then known.proven_by end,
           denied_at = case when known.address is not distinct from excluded.address then known.denied_at end`,
      [contact, channel, frozenAt],
    );
  }
  const row = await one<{ state: string }>(tx, 'select state from digests where id = $1', [id]);
  return row?.state === 'frozen' ? 1 : 0;
}
