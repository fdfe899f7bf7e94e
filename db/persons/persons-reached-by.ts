import { spellingsOfAddress } from '../../domain/vocabulary/mail-address.ts';
import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import { SEES_PEOPLE } from '../access.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { IS_PROVEN } from '../proven.ts';
import { readPersons } from './persons.ts';
import type { Vault } from './vault.ts';

/**
 * The contacts as which persons get post of their own who are known by a mail address or a telephone number (as gateways
 * want it), if that is proven to be theirs. Everybody who gets post is looked at, whatever is asked for: an address that nobody has takes as long as one
 * that somebody has, and one that was put right today is found today.
 */
export async function personsReachedBy(
  db: Queryable,
  vault: Vault,
  { email, msisdn }: { readonly email?: string | undefined; readonly msisdn?: string | undefined },
): Promise<string[]> {
  const rows = await all<{ contact: string; person: string }>(
    db,
    `select id as contact, person_id as person from contacts
     where person_id is not null and ${SEES_PEOPLE} and mail_refused_at is null and ${IS_PROVEN} order by id`,
  );
  const spellings = email === undefined ? [] : spellingsOfAddress(email);
  const persons = await readPersons(
    db,
    vault,
    rows.map(({ person }) => person),
  );
  return rows.flatMap(({ contact, person: id }) => {
    const person = persons.get(id);
    const isMail = person?.email !== undefined && spellings.includes(person.email.toLowerCase());
    const isPhone = msisdn !== undefined && person?.phone !== undefined && msisdnOf(person.phone) === msisdn;
    return isMail || isPhone ? [contact] : [];
  });
}
