import { all, inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';

/** Takes a backup of every row of a database. Returns what restores it, over whatever is there by then. */
export async function aWholeCopy(db: Db): Promise<() => Promise<void>> {
  const tables = await all<{ name: string }>(
    db,
    "select tablename::text as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'",
  );
  const copies = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await all<{ rows: string }>(
      db,
      `select coalesce(jsonb_agg(to_jsonb(each_row)), '[]')::text as rows from "${name}" as each_row`,
    );
    copies.set(name, row?.rows ?? '[]');
  }
  return () =>
    inTransaction(db, async (tx) => {
      // As a restore does: neither triggers nor foreign keys are asked.
      await tx.query('set local session_replication_role = replica');
      for (const name of copies.keys()) await tx.query(`delete from "${name}"`);
      for (const [name, rows] of copies) {
        await tx.query(
          `insert into "${name}" overriding system value select * from jsonb_populate_recordset(null::"${name}", $1::jsonb)`,
          [rows],
        );
      }
    });
}
