import { all } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';

/** A column of the database that may hold hashes. */
export interface HashColumn {
  readonly table: string;
  readonly column: string;
}

/**
 * The columns that may hold hashes or what is made of them: those whose name says so, and those of bytes or texts that a
 * check gives the length of one.
 */
export async function hashColumns(db: Db): Promise<HashColumn[]> {
  return all(
    db,
    `select distinct columns.table_name::text as "table", columns.column_name::text as "column"
     from information_schema.columns
     left join pg_constraint on conrelid = format('public.%I', columns.table_name)::regclass and contype = 'c'
       and pg_get_constraintdef(pg_constraint.oid) like '%length(' || columns.column_name || ') = 32%'
     where columns.table_schema = 'public'
       and (columns.column_name ~ '(hash|mark|digest|sha|mac|key)(_|$)' or pg_constraint.oid is not null)
       and columns.data_type in ('bytea', 'text', 'character varying')
     order by 1, 2`,
  );
}

/** Every value of such a column, in hexadecimal as bytes and as it is as a text. */
export async function valuesIn(db: Db, { table, column }: HashColumn): Promise<string[]> {
  const rows = await all<{ value: string }>(
    db,
    // Bytes are written `\\x` and then in hexadecimal.
    `select regexp_replace("${column}"::text, '^\\\\x', '') as value from "${table}" where "${column}" is not null`,
  );
  return rows.map(({ value }) => value);
}
