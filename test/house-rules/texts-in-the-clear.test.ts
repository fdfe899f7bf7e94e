import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { programmeFileSchema } from '../../api/programme/programme-file.ts';
import { post, ok } from '../../api/http/route.ts';
import type { Route } from '../../api/http/route.ts';
import { textUpTo } from '../../api/http/text-fields.ts';
import { ROUTES } from '../../api/routes.ts';
import { COMMANDS, REFERRAL } from '../../domain/journeys/commands.ts';
import { PROGRAMME_COMMANDS } from '../../domain/programme/commands.ts';
import { faultsIn, text } from '../../domain/vocabulary/fields.ts';
import type { Field, Fields } from '../../domain/vocabulary/fields.ts';
import { CPR_SPELLINGS } from '../support/words/cpr-spellings.ts';

/**
 * The texts of a request that may hold a CPR number, each with where it goes instead of into the clear. Of every
 * other text `inTheClear` is asked.
 */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'body note': 'sealed under the key of the person, or of the service',
  'body person.cpr': 'sealed under the key of the person',
  'body person.phone': 'sealed under the key of the person',
  'body rows[].*': 'read column by column, into the fields of a referral',
  'body rows[].cpr': 'sealed under the key of the person',
  'body key': 'kept as a hash',
  'body fields.*': 'checked by the fields of the command that it names',
  'query fil': 'hashed with the link, as the key of a command',
  'params token': 'compared by its hash',
  'params command': 'told that it is unknown, and kept nowhere',
};

/** How a number stands in a text: as it is, or within words, an id, an address. */
const WITHIN = [
  (number: string) => number,
  (number: string) => `Sag ${number}`,
  (number: string) => `a-${number}`,
  (number: string) => `${number}@example.dk`,
  (number: string) => `navn@${number}.dk`,
];

const PLANTED = Object.values(CPR_SPELLINGS).flatMap((number) => WITHIN.map((within) => within(number)));

describe('every text of a request', () => {
  const asked = ROUTES.flatMap((route) =>
    (['params', 'query', 'body'] as const).flatMap((part) =>
      textsIn(route[part], part).map((leaf) => ({ route: `${route.method} ${route.path}`, ...leaf })),
    ),
  );

  it('is found, however deep it lies', () => {
    const places = new Set(asked.map(({ place }) => place));
    expect([...places]).toEqual(
      expect.arrayContaining(['body name', 'body municipalityReference', 'query reference', 'params id']),
    );
    expect(asked.length).toBeGreaterThan(100);
  });

  it('takes no CPR number in any spelling, unless it goes elsewhere than into the clear', () => {
    const taken = asked.filter(({ place, schema }) => !isElsewhere(place) && takesCpr(schema));
    expect(taken.map(({ route, place }) => `${route}: ${place}`)).toEqual([]);
  });

  it('goes elsewhere only where there is such a text', () => {
    const places = asked.map(({ place }) => place);
    const unused = Object.keys(ELSEWHERE).filter((entry) => !places.some((place) => matches(entry, place)));
    expect(unused).toEqual([]);
  });

  it.each([
    ['a text', z.string()],
    ['a text in a list', z.array(z.object({ said: z.string().max(40) }))],
    ['maybe a text', z.string().trim().nullable().optional()],
    ['a text or a number', z.union([z.number(), z.string()])],
    ['a text of a form that has room', z.string().regex(/^[\w-]{3,40}$/)],
    ['anything', z.unknown()],
    ['any fields', z.record(z.string(), z.unknown())],
  ])('would be caught with %s that is asked nothing', (_, schema) => {
    const leaves = textsIn(planted(z.strictObject({ planted: schema })).body, 'body');
    expect(leaves.map((leaf) => takesCpr(leaf.schema))).toContain(true);
  });

  it('lets pass what is asked', () => {
    const leaves = textsIn(planted(z.strictObject({ planted: textUpTo(40) })).body, 'body');
    expect(leaves.map(({ schema }) => takesCpr(schema))).toEqual([false]);
  });
});

describe('every text of a programme’s file', () => {
  it('takes no CPR number in any spelling', () => {
    const texts = textsIn(programmeFileSchema, 'file');
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ schema }) => takesCpr(schema)).map(({ place }) => place)).toEqual([]);
  });
});

describe('every field of a command, as its Workflow asks it', () => {
  const tables: readonly (readonly [string, Fields])[] = [
    ['the referral', REFERRAL],
    ...Object.entries({ ...COMMANDS, ...PROGRAMME_COMMANDS }).map(
      ([type, { fields }]) => [type, fields] as const,
    ),
  ];

  it.each(tables)('takes no CPR number in any spelling: %s', (_, fields) => {
    expect(Object.entries(fields).filter(([, field]) => fieldTakesCpr(field))).toEqual([]);
  });

  it('would let one through if its guard did not ask', () => {
    const pattern = '^[\\w.-]{1,40}$';
    expect(new RegExp(pattern, 'u').test('010190-1111')).toBe(true);
    expect(faultsIn({ text: text(pattern, 'x') }, { text: '010190-1111' })).toHaveLength(1);
    expect(faultsIn({ text: text(pattern, 'x') }, { text: 'KBH-0001' })).toEqual([]);
  });
});

function fieldTakesCpr(field: Field): boolean {
  return PLANTED.some((value) => faultsIn({ field }, { field: value }).length === 0);
}

function planted(body: z.ZodType): Route {
  return post('/api/planted', 'clock:read', { da: 'Prøve', en: 'Test' }, { reads: 'nobody', body }, () =>
    ok({}),
  );
}

function isElsewhere(place: string): boolean {
  return Object.keys(ELSEWHERE).some((entry) => matches(entry, place));
}

function matches(entry: string, place: string): boolean {
  return entry.endsWith('*') ? place.startsWith(entry.slice(0, -1)) : entry === place;
}

/** Digits that become a number are the number of something that is looked up: there is none so high. */
function takesCpr(schema: z.ZodType): boolean {
  return PLANTED.some((value) => {
    const { success, data } = schema.safeParse(value);
    return success && typeof data !== 'number';
  });
}

interface TextLeaf {
  /** The part of the request, and the field within it. */
  readonly place: string;
  readonly schema: z.ZodType;
}

/** Every part of a schema that may take a text: the innermost that is asked of it, with all that is asked. */
function textsIn(schema: unknown, part: string, at = ''): TextLeaf[] {
  if (!(schema instanceof z.ZodType)) return [];
  const here = (name: string) => (at === '' ? name : `${at}.${name}`);
  const within = (inner: unknown) => textsIn(inner, part, at);
  if (schema instanceof z.ZodObject) {
    const rest: unknown = schema.def.catchall;
    return [
      ...Object.entries(schema.shape).flatMap(([name, inner]) => textsIn(inner, part, here(name))),
      ...textsIn(rest, part, here('*')),
    ];
  }
  if (schema instanceof z.ZodRecord) return textsIn(schema.valueType, part, here('*'));
  if (schema instanceof z.ZodArray) return textsIn(schema.element, part, `${at}[]`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(within);
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right].flatMap(within);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodCatch
  ) {
    return within(schema.unwrap());
  }
  // What a text becomes is asked of the text itself.
  if (schema instanceof z.ZodPipe) return [{ place: `${part} ${at}`, schema }];
  if (schema instanceof z.ZodNever) return [];
  return [{ place: `${part} ${at}`, schema }];
}
