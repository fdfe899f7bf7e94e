import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { SUBJECT_KINDS } from '../../domain/subjects/subject.ts';

/** The kinds that the checks of the database let a column hold, by the name of the check. */
function kindsInSchema(schema: string): ReadonlyMap<string, readonly string[]> {
  const checks = schema.matchAll(
    /constraint (subjects_kind_check|\w+_subject_kind_check) CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]*)\]/g,
  );
  return new Map(
    [...checks].map(([, name = '', list = '']) => [
      name,
      [...list.matchAll(/'([^']*)'/g)].map(([, kind = '']) => kind),
    ]),
  );
}

describe('the kinds of subjects', () => {
  it('are the same in the code and in every check of the database', async () => {
    const inSchema = kindsInSchema(await readFile('db/schema.sql', 'utf8'));
    expect([...inSchema.keys()].toSorted()).toEqual(['alarms_subject_kind_check', 'subjects_kind_check']);
    for (const kinds of inSchema.values()) expect(kinds.toSorted()).toEqual([...SUBJECT_KINDS].toSorted());
  });

  it('would be seen to differ if a migration left one out', () => {
    const lacking = "constraint subjects_kind_check CHECK ((kind = ANY (ARRAY['journey'::text])))";
    expect(kindsInSchema(lacking).get('subjects_kind_check')).toEqual(['journey']);
  });
});
