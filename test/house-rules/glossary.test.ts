import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ALARM_KINDS } from '../../db/running/alarms.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import { SUBJECT_KINDS } from '../../domain/subjects/subject.ts';
import {
  DATA_ROLES,
  ORGANISATION_KINDS,
  OUTCOMES,
  PARTIES,
  PLACEMENT_KINDS,
  ROLES,
  SECTORS,
  STAGES,
  TARGET_GROUPS,
} from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { OBLIGATION_WORDS } from '../../domain/words/index.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const GLOSSARY = read('docs/glossary.md');
/** As the check of the column has them, for which there is no list in the code. */
const NOTICE_STATES = [
  ...(/state in \(('owed'[^)]*)\)/.exec(read('db/migrations/0006_post.sql'))?.[1] ?? '').matchAll(/'(\w+)'/g),
].map(([, state = '']) => state);
const has = (word: string) =>
  new RegExp(`(^|[^\\w-])${word.replaceAll('-', '[ -]')}([^\\w-]|$)`, 'im').test(GLOSSARY);

describe('the glossary', () => {
  it.each([
    ['stage', STAGES],
    ['role', ROLES],
    ['party', PARTIES],
    ['kind of organisation', ORGANISATION_KINDS],
    ['data-protection role', DATA_ROLES],
    ['sector', SECTORS],
    ['target group', TARGET_GROUPS],
    ['kind of placement', PLACEMENT_KINDS],
    ['outcome', OUTCOMES],
    ['command', COMMAND_TYPES],
    ['kind of obligation', OBLIGATION_KINDS],
    ['kind of subject', SUBJECT_KINDS],
  ])('has an entry for every %s', (_, codes: readonly string[]) => {
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter((code) => !has(code))).toEqual([]);
  });

  it('says in a row of its own what each state of a notice means', () => {
    expect(NOTICE_STATES).toHaveLength(5);
    const firstCells = GLOSSARY.split('\n').map((line) => line.split(' | ')[0] ?? '');
    const missing = NOTICE_STATES.filter((state) => !firstCells.includes(`| ${state} (\`${state}\`)`));
    expect(missing).toEqual([]);
  });

  it.each(OBLIGATION_KINDS.filter((kind) => !kind.startsWith('retention-')))(
    'gives %s the Danish name people read in their mails',
    (kind) => {
      const row = GLOSSARY.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
      expect(row.toLowerCase()).toContain(OBLIGATION_WORDS[kind].da.toLowerCase());
    },
  );
});

describe('the operations guide', () => {
  it.each(ALARM_KINDS)('tells what to do about the alarm %s', (kind) => {
    expect(read('docs/operations.md')).toContain(`| \`${kind}\` |`);
  });
});
