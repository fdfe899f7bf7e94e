import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { describeApi } from '../../../api/description/openapi.ts';
import type { Route } from '../../../api/http/route.ts';
import { ROUTES } from '../../../api/routes.ts';
import { COMMAND_TYPES } from '../../../domain/journeys/commands.ts';
import { routeName } from '../../../domain/subjects/command-names.ts';

type Json = Readonly<Record<string, unknown>>;

// As a reader gets it: without what JSON leaves out.
const description = asJson(describeApi(ROUTES, 'https://fodfaeste.example.dk'));

/** A merge is told to two journeys at once: neither of its commands has a route by itself. */
const WITH_A_ROUTE = COMMAND_TYPES.filter(
  (type) => !['HandOutOwnPageLink', 'KeepJourney', 'MergeJourney'].includes(type),
);

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(asJson(description));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('would not be called valid without its answers', async () => {
    const broken = asJson(description);
    const clock = at(broken, 'paths', '/api/clock', 'get');
    Object.assign(clock, { responses: 'none' });
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('has every route that is not hidden, and no other', () => {
    const described = Object.entries(at(description, 'paths')).flatMap(([path, operations]) =>
      Object.keys(json(operations)).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(
      ROUTES.filter(({ hidden }) => !hidden)
        .map(describedAs)
        .sort(),
    );
  });

  it('gives every operation an id of its own, a tag that is explained, and words in both languages', () => {
    const tags = list(description['tags']).map(({ name }) => name);
    const operations = operationsOf(description);
    expect(operations.length).toBeGreaterThan(COMMAND_TYPES.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const operation of operations) {
      expect(tags).toEqual(expect.arrayContaining(operation['tags'] as unknown[]));
      expect(operation['summary']).toMatch(/\S/);
      expect(operation['description']).toMatch(/Permission: `/);
    }
  });

  it('points only to schemas that are there', () => {
    const schemas = Object.keys(at(description, 'components', 'schemas'));
    const named = referencesIn(description)
      .filter((reference) => reference.startsWith('#/components/schemas/'))
      .map((reference) => reference.slice('#/components/schemas/'.length));
    expect(named.length).toBeGreaterThan(COMMAND_TYPES.length);
    expect(named.filter((name) => !schemas.includes(name))).toEqual([]);
    expect(referencesIn(description).filter((reference) => !reference.startsWith('#/components/'))).toEqual(
      [],
    );
  });

  it.each(WITH_A_ROUTE)('describes what %s carries, and the key that makes it happen once', (type) => {
    const post = at(description, 'paths', `/api/journeys/{id}/commands/${routeName(type)}`, 'post');
    const body = at(post, 'requestBody', 'content', 'application/json', 'schema');
    expect(body).toEqual({ $ref: `#/components/schemas/${type}` });
    const names = list(post['parameters']).map(({ name }) => name);
    expect(names).toEqual(['id', 'Idempotency-Key']);
    expect(Object.keys(at(post, 'responses'))).toEqual(['200', '202', 'default']);
  });

  it('says of every answer but the page’s own what it holds, and that a problem may come instead', () => {
    const operations = operationsOf(description);
    expect(operations.length).toBeGreaterThan(COMMAND_TYPES.length);
    for (const operation of operations) {
      const responses = at(operation, 'responses');
      expect(responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
      expect(Object.keys(responses).length).toBeGreaterThan(1);
    }
  });

  it('asks for a key everywhere but where the service explains itself', () => {
    const open = ROUTES.filter(({ permission, hidden }) => permission === 'anyone' && !hidden);
    expect(description['security']).toEqual([{ key: [] }]);
    const without = operationsOf(description).filter(({ security }) => security !== undefined);
    expect(without.length).toBeGreaterThan(0);
    expect(without.length).toBe(open.length);
    for (const { security } of without) expect(security).toEqual([]);
  });
});

describe('the examples in the description', () => {
  const examples = examplesIn(description);

  it('are there for what is not plain from its kind', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  it('hold against the very schema they stand in', () => {
    expect(examples.filter((example) => !holds(example))).toEqual([]);
  });

  it('would be caught where one does not hold', () => {
    const [wrong] = examplesIn({ trade: { type: 'string', pattern: '^[0-9]{4}$', examples: ['painter'] } });
    expect(wrong && holds(wrong)).toBe(false);
  });
});

describe('the schemas in the description', () => {
  it.each(WITH_A_ROUTE)('of %s refuse a field that does not exist, as the API does', (type) => {
    const schema = at(description, 'components', 'schemas', type);
    expect(schema['additionalProperties']).toBe(false);
  });
});

function asJson(value: unknown): Json {
  return json(JSON.parse(JSON.stringify(value)));
}

function json(value: unknown): Json {
  const isJson = (given: unknown): given is Json => typeof given === 'object' && given !== null;
  if (!isJson(value)) throw new Error(`There is no object here: ${String(value)}`);
  return value;
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(json) : [];
}

function at(value: Json, ...path: readonly string[]): Json {
  return path.reduce((inner, name) => json(inner[name]), value);
}

function describedAs({ method, path }: Route): string {
  return `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
}

function operationsOf(api: Json): Json[] {
  return Object.values(at(api, 'paths')).flatMap((path) => Object.values(json(path)).map(json));
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

interface Example {
  readonly schema: Json;
  readonly example: unknown;
}

/** Every example, with its schema; the example of a media type stands beside its schema. */
function examplesIn(value: unknown): Example[] {
  if (typeof value !== 'object' || value === null) return [];
  const node = json(value);
  const { examples, example, schema } = node;
  const given = [
    ...(Array.isArray(examples) ? examples : []),
    ...(example === undefined ? [] : [example]),
  ].map((one: unknown) => ({ schema: schema === undefined ? node : json(schema), example: one }));
  return [...given, ...Object.values(node).flatMap(examplesIn)];
}

function holds({ schema, example }: Example): boolean {
  const { examples: _, ...own } = resolved(schema);
  return z.fromJSONSchema(own).safeParse(example).success;
}

/** A schema with every reference replaced by what it points to. */
function resolved(schema: Json): Json {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  return at(description, ...$ref.replace('#/', '').split('/'));
}
