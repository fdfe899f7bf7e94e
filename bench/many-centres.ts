import { takeAsProven } from '../db/partners/address-proofs.ts';
import type { BenchStack } from './stack.ts';

/**
 * Adds language centres named by a word and a number from 0, each with a contact named by another word and
 * the same number.
 */
export async function addCentres(
  { db }: Pick<BenchStack, 'db'>,
  named: { readonly centre: string; readonly contact: string; readonly count: number },
): Promise<void> {
  const { centre, contact, count } = named;
  await db.query(
    `insert into organisations (id, kind, name)
     select $1 || '-' || n, 'language-centre', $1 || ' ' || n from generate_series(0, $2::int - 1) n`,
    [centre, count],
  );
  await db.query(
    `insert into contacts (id, organisation_id, name, email)
     select $1 || '-' || n, $2 || '-' || n, $1 || ' ' || n, $1 || '-' || n || '@example.dk'
     from generate_series(0, $3::int - 1) n`,
    [contact, centre, count],
  );
  await takeAsProven(
    db,
    Array.from({ length: count }, (_, n) => `${contact}-${n}`),
    'training',
  );
}
