import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ALARM_KINDS } from '../../db/running/alarms.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import {
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
const has = (word: string) =>
  new RegExp(`(^|[^\\w-])${word.replaceAll('-', '[ -]')}([^\\w-]|$)`, 'im').test(GLOSSARY);

describe('the glossary', () => {
  it.each([
    ['stage', STAGES],
    ['role', ROLES],
    ['party', PARTIES],
    ['kind of organisation', ORGANISATION_KINDS],
    ['sector', SECTORS],
    ['target group', TARGET_GROUPS],
    ['kind of placement', PLACEMENT_KINDS],
    ['outcome', OUTCOMES],
    ['command', COMMAND_TYPES],
    ['kind of obligation', OBLIGATION_KINDS],
  ])('has an entry for every %s', (_, codes: readonly string[]) => {
    expect(codes.filter((code) => !has(code))).toEqual([]);
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
