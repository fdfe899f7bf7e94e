import { z } from 'zod';
import type { Permission } from '../../domain/access/rights.ts';
import { JSON_LIMIT, LIST_LIMIT, MAIL_LIMIT } from '../http/body-limits.ts';
import { problemSchema } from '../http/response-shapes.ts';
import type { Route } from '../http/route.ts';
import { sizeInWords } from '../http/size-in-words.ts';
import { LIST_TYPES } from '../uploads/list-types.ts';

/** Any JSON object. */
type Json = Readonly<Record<string, unknown>>;

/** Describes the API in OpenAPI 3.1, from the schemas that requests are checked with. */
export function describeApi(routes: readonly Route[], publicUrl: string): Json {
  const components = new Components();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes.filter(({ hidden }) => !hidden)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route, components) };
  }
  const problem = components.refTo(problemSchema, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fodfæste',
      version: '1',
      summary: 'Følger én person ad gangen fra kommunens henvisning til et ordinært job.',
      description:
        'Carries one person at a time from a municipality’s referral to an ordinary job. Dates are calendar dates in ' +
        'Copenhagen, instants are UTC. Every refusal is `application/problem+json` with a stable `code`.',
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }],
    tags: TAGS,
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'Adgangsnøgle fra sekretariatet. A key of a contact.',
        },
      },
      responses: {
        Problem: {
          description: 'Et afslag med kode og forklaring. A refusal, with code and explanation.',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      schemas: components.schemas,
    },
  };
}

const TAGS: readonly Json[] = [
  { name: 'journeys', description: 'Forløb. Journeys.' },
  { name: 'commands', description: 'Kommandoer: det, der er sket. Commands: what has happened.' },
  { name: 'partners', description: 'Organisationer og kontaktpersoner. Organisations and contacts.' },
  { name: 'programme', description: 'Programmet. The programme.' },
  { name: 'post', description: 'Post, der kommer ind. Mail that comes in.' },
  { name: 'running', description: 'Drift og øveur. Running the service, and the training clock.' },
];

const TAG_OF: Readonly<Record<string, string>> = {
  journey: 'journeys',
  disclosure: 'journeys',
  signal: 'journeys',
  command: 'commands',
  organisation: 'partners',
  contact: 'partners',
  programme: 'programme',
  post: 'post',
  reply: 'post',
};

function tagOf(permission: Permission): string {
  return TAG_OF[permission.split(':')[0] ?? ''] ?? 'running';
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Samme nøgle giver samme svar, og det sker kun én gang. The same key gets the same answer; left out, one is made ' +
    'and given in the answer’s header.',
  schema: { type: 'string', pattern: '^[\\w.:-]{1,100}$' },
};

function operationOf(route: Route, components: Components): Json {
  const { words, permission, body } = route;
  return {
    operationId: operationId(route),
    tags: [tagOf(permission)],
    summary: words.da,
    description: `${words.en}\n\nPermission: \`${permission}\`.`,
    ...(permission === 'anyone' && { security: [] }),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.takesKey ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body !== undefined && {
      requestBody: {
        required: true,
        description: inBytes(JSON_LIMIT),
        content: {
          'application/json': { schema: components.refTo(body, 'input') },
          ...(route.takesList &&
            Object.fromEntries(LIST_TYPES.map((type) => [type, { schema: binary(LIST_LIMIT) }]))),
        },
      },
    }),
    ...(route.takesMail && {
      requestBody: {
        required: true,
        content: {
          'message/rfc822': { schema: binary(MAIL_LIMIT) },
          'application/octet-stream': { schema: binary(MAIL_LIMIT) },
        },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.responses).map(([status, schema]) => [
          status,
          {
            description: DESCRIPTION_OF_STATUS[status] ?? 'Svaret. The answer.',
            content: {
              'application/json': { schema: components.refTo(schema, 'output') },
              ...(route.takesList && { 'text/csv': { schema: BINARY } }),
            },
          },
        ]),
      ),
      ...(Object.keys(route.responses).length === 0 && { 200: route.givesFile ? FILE : PAGE }),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const BINARY: Json = { type: 'string', format: 'binary' };

/** Bytes, at most so many: OpenAPI 3.1 counts them in `maxLength`. */
function binary(most: number): Json {
  return { ...BINARY, maxLength: most };
}

function inBytes(limit: number): string {
  const size = sizeInWords(limit);
  return `JSON, højst ${size}. JSON, at most ${size}.`;
}

const PAGE: Json = { description: 'Siden. The page.' };
const FILE: Json = { description: 'Filen. The file.', content: { '*/*': { schema: BINARY } } };

const DESCRIPTION_OF_STATUS: Readonly<Record<string, string>> = {
  '200': 'Svaret. The answer.',
  '201': 'Oprettet. Made.',
  '202': 'Modtaget; det bliver gjort. Received; it will be done.',
};

/** `POST /api/journeys/{id}/commands/register-in-vitas` → `post-journeys-id-commands-register-in-vitas`. */
function operationId({ method, path }: Route): string {
  return [method, ...path.split('/').filter((part) => part !== '' && part !== 'api')]
    .join('-')
    .replaceAll(/[:.]/g, '');
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

/** The schemas that have a name stand once, under `components`; what refers to them is pointed there. */
class Components {
  readonly schemas: Record<string, unknown> = {};

  refTo(schema: z.ZodType, io: 'input' | 'output'): unknown {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io });
    for (const [name, definition] of Object.entries($defs)) this.schemas[name] = pointed(definition);
    return pointed(own);
  }
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'id' || typeof value !== 'object' || !('$ref' in value))
      .map(([name, inner]: [string, unknown]) => [
        name,
        name === '$ref' && typeof inner === 'string'
          ? inner.replace('#/$defs/', '#/components/schemas/')
          : pointed(inner),
      ]),
  );
}
