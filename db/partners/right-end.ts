import { RIGHT_END, SEES_PEOPLE } from '../access.ts';
import type { RightEnd } from '../access.ts';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/**
 * Why a contact, or a person with post of their own, may not be told of people; `undefined` if they may. Somebody who is unknown
 * has left.
 */
export async function rightEndOf(db: Queryable, contact: string): Promise<RightEnd | undefined> {
  const row = await one<{ end: RightEnd | null }>(
    db,
    `select ${RIGHT_END} as end from contacts where id = $1`,
    [contact],
  );
  return row === undefined ? 'left' : (row.end ?? undefined);
}

/** Whether the secretariat has somebody who may see people: what nobody else answers ends with them. */
export async function hasSecretariat(db: Queryable): Promise<boolean> {
  const row = await one<{ has: boolean }>(
    db,
    `select exists (select from contacts join organisations on organisations.id = contacts.organisation_id
       where organisations.kind = 'secretariat' and ${SEES_PEOPLE}) as has`,
  );
  return row?.has ?? false;
}
