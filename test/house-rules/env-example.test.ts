import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CONFIG_VARIABLES, readConfig, REQUIRED_IN_PRODUCTION } from '../../config.ts';
import { interpolationsIn } from '../support/compose/compose-file.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The example's variables, each with the comment right above it. */
const EXAMPLES = [...read('.env.example').matchAll(/((?:^#.*\n)+)([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(
  ([, comment = '', name = '', value = '']) => ({
    name,
    value,
    comment: comment.replaceAll(/^# ?/gm, '').replaceAll('\n', ' ').trim(),
  }),
);
const NAMES = EXAMPLES.map(({ name }) => name);
const COMPOSE = interpolationsIn(read('docker-compose.yml').replaceAll(/^\s*#.*$/gm, '')).map(
  ({ name }) => name,
);

const NEEDED = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://fodfaeste@localhost/fodfaeste',
  TEMPORAL_ADDRESS: 'localhost:7233',
  SMTP_URL: 'smtp://localhost:1025',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('.env.example', () => {
  it('has every variable of the configuration and of the compose file, once, and no other', () => {
    expect(NAMES.toSorted()).toEqual([...new Set([...CONFIG_VARIABLES, ...COMPOSE])].toSorted());
    const assignments = read('.env.example').match(/^[^#\s].*$/gm) ?? [];
    expect(assignments).toHaveLength(NAMES.length);
  });

  it.each(EXAMPLES)('tells what $name is, and leaves it empty', ({ comment, value }) => {
    expect(comment).toMatch(/^\S.{20,}\.|Default: `[^`]+`$/s);
    expect(value).toBe('');
  });

  it('says of exactly those variables that they are required which production cannot do without', () => {
    const required = EXAMPLES.filter(({ comment }) => comment.includes('Required in production'));
    expect(required.map(({ name }) => name).toSorted()).toEqual([...REQUIRED_IN_PRODUCTION].toSorted());
  });

  const withDefault = EXAMPLES.flatMap(({ name, comment }) => {
    const stated = /Default: `([^`]+)`/.exec(comment)?.[1];
    return stated === undefined ? [] : [{ name, stated }];
  });

  it.each(withDefault)('states the default that $name has: $stated', ({ name, stated }) => {
    expect(readConfig({ ...NEEDED, [name]: stated })).toEqual(readConfig(NEEDED));
  });
});
