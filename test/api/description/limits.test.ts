import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Route } from '../../../api/http/route.ts';
import { ROUTES } from '../../../api/routes.ts';

/** The parts of a JSON Schema that say how much something may hold. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

/** What may hold anything: the signal of a jobcentre's own system, which is kept as it came and never refused. */
const OPEN_ON_PURPOSE = ['post /api/journeys/:id/signals/jobcentre body.fields.*'];

/** Every part of a request that is described, and its name. */
const PARTS = ROUTES.filter(({ hidden }) => !hidden).flatMap((route) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = route[part];
    return schema === undefined ? [] : [[`${nameOf(route)} ${part}`, schema] as const];
  }),
);

describe('every field that the API takes', () => {
  it('is looked at', () => {
    expect(PARTS.length).toBeGreaterThan(100);
  });

  it.each(PARTS)('of %s says how much it may hold', (name, schema) => {
    expect(openEnds(name, described(schema)).filter((end) => !OPEN_ON_PURPOSE.includes(end))).toEqual([]);
  });

  it('is open on purpose only where it is known', () => {
    const open = PARTS.flatMap(([name, schema]) => openEnds(name, described(schema)));
    expect(open).toEqual(OPEN_ON_PURPOSE);
  });

  it.each([
    ['a text', z.string()],
    ['a text of any length in a fixed form', z.string().regex(/^[a-z]+$/)],
    ['a text with something fixed somewhere in it', z.string().regex(/[a-z]{1,3}/)],
    ['a number', z.number().min(1)],
    ['a list', z.array(z.boolean())],
    ['a list within a list', z.array(z.array(z.boolean())).max(3)],
    ['one of two', z.union([z.boolean(), z.string()])],
    ['any names', z.record(z.string(), z.string())],
  ])('would be caught as %s without an end', (_, schema) => {
    expect(openEnds('x', described(z.object({ field: schema })))).toHaveLength(1);
  });

  it.each([
    ['a text', z.string().max(5), 'xxxxxx'],
    ['a number', z.number().min(1).max(9), 10],
    ['a list', z.array(z.boolean()).max(1), [true, true]],
  ])('is refused beyond what it says: %s', (_, schema, value) => {
    expect(openEnds('x', described(z.object({ field: schema })))).toEqual([]);
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe('a list of people as JSON', () => {
  const body = ROUTES.find((route) => nameOf(route) === 'post /api/intake')?.body;
  const takes = (count: number) =>
    body?.safeParse({ rows: Array.from({ length: count }, () => ({})) }).success;

  it('says how many may be in it, and holds to that', () => {
    const { minItems, maxItems } = (fieldOf(described(body ?? z.never()), 'rows') ?? {}) as {
      minItems?: number;
      maxItems?: number;
    };
    expect([minItems, maxItems]).toEqual([1, 10_000]);
    expect([takes(0), takes(1), takes(10_000), takes(10_001)]).toEqual([false, true, true, false]);
  });
});

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function described(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input' }) as Schema;
}

/** A field of a schema, which may stand by its name among the definitions. */
function fieldOf({ $ref, $defs = {}, properties }: Schema, field: string): Schema | undefined {
  const named = $ref === undefined ? undefined : $defs[$ref.split('/').at(-1) ?? ''];
  return (named?.properties ?? properties)?.[field];
}

/** The names of everything in a schema that may hold any amount. */
function openEnds(name: string, schema: Schema, definitions = schema.$defs ?? {}): string[] {
  const { $ref, anyOf, oneOf, items, properties = {}, additionalProperties } = schema;
  const within = (inner: string, one: Schema) => openEnds(inner, one, definitions);
  if ($ref !== undefined) return within(name, definitions[$ref.split('/').at(-1) ?? ''] ?? {});
  const either = anyOf ?? oneOf;
  if (either !== undefined) return either.flatMap((one) => within(name, one));
  if (schema.const !== undefined || schema.enum !== undefined) return [];
  const types = [schema.type].flat();
  return [
    ...(types.includes(undefined) || !types.every((type) => hasEnd(type, schema)) ? [name] : []),
    ...(items === undefined ? [] : within(`${name}[]`, items)),
    ...Object.entries(properties).flatMap(([field, one]) => within(`${name}.${field}`, one)),
    ...(typeof additionalProperties === 'object' ? within(`${name}.*`, additionalProperties) : []),
  ];
}

function hasEnd(type: string | undefined, schema: Schema): boolean {
  switch (type) {
    case 'string':
      return schema.maxLength !== undefined || schema.format !== undefined || isBounded(schema.pattern);
    case 'number':
    case 'integer':
      return schema.minimum !== undefined && schema.maximum !== undefined;
    case 'array':
      return schema.maxItems !== undefined;
    default:
      return true;
  }
}

/** Whether a pattern holds for the whole text, and nothing in it goes on for ever. */
function isBounded(pattern: string | undefined): boolean {
  if (pattern?.startsWith('^') !== true || !pattern.endsWith('$')) return false;
  const bare = pattern.replaceAll(/\\.|\[[^\]]*\]/g, 'x');
  return !/[*+]|\{\d+,\}/.test(bare);
}
