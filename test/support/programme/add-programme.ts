import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { addSubject } from '../../../db/subjects/recording.ts';

/** Puts a programme without a file into a database, as a subject whose Workflow has not been started. */
export async function addProgramme(
  db: Db,
  { slug = 'lo-hovedstaden', startsOn = '2025-09-01' }: { slug?: string; startsOn?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction(db, async (tx) => {
    await addSubject(tx, { kind: 'programme', id, workflowId: `programme-${slug}` });
    await tx.query(
      `insert into programmes (id, slug, starts_on, placement_days, file) values ($1, $2, $3, 60, '{}')`,
      [id, slug, startsOn],
    );
  });
  return id;
}
