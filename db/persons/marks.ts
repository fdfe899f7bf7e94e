import { run } from '../pool.ts';
import type { Tx } from '../pool.ts';
import { comparedName } from './vault.ts';
import type { Vault } from './vault.ts';
import { nameOf } from './person.ts';
import type { Person } from './person.ts';

/** By what two persons may be seen to be one. */
export const MARK_KINDS = ['cpr', 'substitute-cpr', 'name-and-birth-date'] as const;
/** One of these. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** What a person is recognised by, hashed. */
export interface PersonMark {
  readonly kind: MarkKind;
  readonly hash: Buffer;
}

/**
 * What a person is recognised by: the CPR number, if they have one, and name and date of birth together. Somebody with a
 * substitute number (day + 60) may get a CPR number later, so it says nothing against another number.
 */
export function marksOf(vault: Vault, person: Person): PersonMark[] {
  const named = `${comparedName(nameOf(person))} ${person.birthDate}`;
  const mark = (kind: MarkKind, value: string): PersonMark => ({ kind, hash: vault.markOf(kind, value) });
  const digits = person.cpr?.replaceAll(/\D/g, '');
  return [
    ...(digits === undefined ? [] : [mark(isSubstitute(digits) ? 'substitute-cpr' : 'cpr', digits)]),
    mark('name-and-birth-date', named),
  ];
}

/** By how much the day is raised in a number that stands in for a CPR number. */
const SUBSTITUTE_DAYS = 60;

function isSubstitute(digits: string): boolean {
  return Number(digits.slice(0, 2)) > SUBSTITUTE_DAYS;
}

/** Writes a person's marks. One that has not changed keeps the time since when it has been there. */
export async function writePersonMarks(
  tx: Tx,
  personId: string,
  marks: readonly PersonMark[],
): Promise<void> {
  const kinds = marks.map(({ kind }) => kind);
  await run(tx, 'delete from person_marks where person_id = $1 and kind <> all($2::text[])', [
    personId,
    kinds,
  ]);
  await run(
    tx,
    `insert into person_marks (person_id, kind, hash, since)
     select $1, kind, hash, now() + coalesce((select offset_ms from clock), 0) * interval '1 millisecond'
     from unnest($2::text[], $3::bytea[]) as new (kind, hash)
     on conflict (person_id, kind) do update set hash = excluded.hash, since = excluded.since
       where person_marks.hash <> excluded.hash`,
    [personId, kinds, marks.map(({ hash }) => hash)],
  );
}
