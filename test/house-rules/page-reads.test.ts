import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { get, ok } from '../../api/http/route.ts';
import type { Route } from '../../api/http/route.ts';
import { journeySchema } from '../../api/journeys/journey-responses.ts';
import { organisationSchema } from '../../api/partners/partner-responses.ts';
import { ROUTES } from '../../api/routes.ts';
import type { Person } from '../../db/persons/person.ts';
import { COMMAND_TYPES, ROUTED_BY_HAND } from '../../domain/journeys/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';

/** What only a person of the programme has: a contact of an organisation has a name, mail and telephone too. */
const OF_A_PERSON = [
  'givenName',
  'familyName',
  'birthDate',
  'cpr',
  'arrivedOn',
] as const satisfies readonly (keyof Person)[];

/** Free text about a person. */
const WRITTEN_ABOUT_A_PERSON = ['note', 'said'];

const TELLING: readonly string[] = [...OF_A_PERSON, ...WRITTEN_ABOUT_A_PERSON];

/**
 * What says something about a person and is not noted: the reader has just acted, or is looking for the page
 * that is noted.
 */
const NOT_NOTED = [
  'get /api/journeys',
  'post /api/journeys/:id/person/post',
  'post /api/journeys/:id/person/page',
  `post /api/journeys/:id/commands/${routeName('CorrectPerson')}`,
  'post /api/duplicates/merge',
  ...COMMAND_TYPES.filter((type) => !ROUTED_BY_HAND.includes(type)).map(
    (type) => `post /api/journeys/:id/commands/${routeName(type)}`,
  ),
];

/** Routes without a schema to look through that still say nothing about anybody: mostly pages. */
const SEEN_TO_TELL_OF_NOBODY = [
  'post /api/journeys/:id/commands/:command',
  'post /api/programmes/:id/commands/:command',
  'get /nyt-link',
  'post /nyt-link',
  'get /oensker/:token',
  'post /oensker/:token',
  'get /send-igen',
  'post /send-igen',
  'get /notices',
  'get /was',
  'get /api/docs',
];

describe('the mark of what a route reads of persons', () => {
  it.each(ROUTES.map((route) => [nameOf(route), route] as const))('is right at %s', (_, route) => {
    expect(markFaults(route)).toEqual([]);
  });

  it('finds routes that tell of a person by what they answer, among those that are noted and those that are not', () => {
    const telling = ROUTES.filter(tellsOfAPerson).map(nameOf);
    expect(telling).toEqual(
      expect.arrayContaining([
        'get /api/journeys',
        'get /api/journeys/:id',
        'get /api/journeys/:id/timeline',
        'get /api/post/replies',
        'post /api/journeys/:id/commands/close-journey',
      ]),
    );
    expect(telling).not.toContain('get /api/contacts/:id');
  });

  it('leaves unnoted only what is known to be', () => {
    const unnoted = ROUTES.filter(({ reads }) => reads === 'persons-listed' || reads === 'person-changed');
    expect(unnoted.map(nameOf).sort()).toEqual(NOT_NOTED.toSorted());
  });

  it('says nobody of a page only where somebody has looked', () => {
    const unseen = ROUTES.filter(
      ({ responses, reads }) => Object.keys(responses).length === 0 && reads === 'nobody',
    );
    expect(unseen.map(nameOf)).toEqual(SEEN_TO_TELL_OF_NOBODY);
  });

  const journeyId = z.object({ id: z.uuid() });
  const respondsWith = (schema: z.ZodType) =>
    planted('/api/planted', { responses: { 200: schema }, reads: 'nobody' });
  it.each<[string, Route]>([
    ['a person', respondsWith(journeySchema)],
    ['a list of persons', respondsWith(z.object({ items: z.array(journeySchema) }))],
    ['maybe a person', respondsWith(z.object({ found: journeySchema.nullable().optional() }))],
    ['a person or an organisation', respondsWith(z.union([organisationSchema, journeySchema]))],
    ['a part of a person', respondsWith(z.object({ who: z.object({ birthDate: z.string() }) }))],
    ['what was written about one', respondsWith(z.record(z.string(), z.object({ note: z.string() })))],
    ['a file', planted('/api/planted', { givesFile: true, reads: 'nobody' })],
    ['a person, found by no id', planted('/api/planted', { reads: 'person' })],
    ['a person, to anyone', { ...planted('/api/journeys/:id/x', { reads: 'person' }), permission: 'anyone' }],
    ['a person by a link that is none', planted('/api/journeys/:id/x', { reads: 'person-by-link' })],
    ['persons found, to anyone', { ...planted('/fundet', { reads: 'persons-found' }), permission: 'anyone' }],
  ])('would be caught where it says otherwise, or cannot be, at a route that tells: %s', (_, route) => {
    expect(markFaults(route)).toHaveLength(1);
  });

  it('lets pass what tells of nobody, and what says that it tells of a person', () => {
    expect(markFaults(respondsWith(organisationSchema))).toEqual([]);
    const responses = { 200: journeySchema };
    expect(markFaults(planted('/api/journeys/:id/x', { responses, reads: 'person' }))).toEqual([]);
  });

  it('is asked of every line by the compiler, and a handler gets and gives what it says', () => {
    const words = { da: 'Prøve', en: 'Test' };
    const about = { params: journeyId };
    const lines = [
      // @ts-expect-error A line without its mark does not compile.
      get('/api/x', 'clock:read', words, {}, () => ok({})),
      // @ts-expect-error Neither does one with a mark that does not exist.
      get('/api/x', 'clock:read', words, { reads: 'somebody' }, () => ok({})),
      // @ts-expect-error Who reads nobody is given no journey.
      get('/api/x/:id', 'journey:read', words, { reads: 'nobody', ...about }, ({ journey }) => ok(journey)),
      // @ts-expect-error Who finds persons must say which.
      get('/api/x', 'reply:read', words, { reads: 'persons-found' }, () => ok({})),
      get('/api/x/:id', 'journey:read', words, { reads: 'person', ...about }, ({ journey }) =>
        ok({ municipality: journey.municipality }),
      ),
      get('/api/x', 'reply:read', words, { reads: 'persons-found' }, () => ({ ...ok({}), about: [] })),
    ];
    expect(lines.map(({ reads }) => reads)).toEqual([
      undefined,
      'somebody',
      'nobody',
      'persons-found',
      'person',
      'persons-found',
    ]);
  });
});

function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

function planted(
  path: string,
  line: Pick<Route, 'reads'> & Partial<Pick<Route, 'responses' | 'givesFile'>>,
): Route {
  const words = { da: 'Prøve', en: 'Test' };
  return { ...get(path, 'clock:read', words, { reads: 'nobody' }, () => ok({})), ...line };
}

/** What is wrong with a route's mark, each in a sentence. */
function markFaults(route: Route): string[] {
  const { reads, path, permission, givesFile } = route;
  const faults: string[] = [];
  if (reads === 'nobody' && (givesFile || tellsOfAPerson(route))) {
    faults.push('tells of a person, and says that it reads nobody');
  }
  if (reads === 'person' && !/^\/api\/journeys\/:id(\/|$)/.test(path)) {
    faults.push('reads the person of a journey that its path does not name');
  }
  if ((reads === 'person' || reads === 'persons-found') && permission === 'anyone') {
    faults.push('would be noted as read by nobody');
  }
  if (reads === 'person-by-link' && (permission !== 'anyone' || !path.includes('/:token'))) {
    faults.push('is no page behind a link');
  }
  return faults;
}

/**
 * Whether an answer of a route has room for something that shows who somebody is, or that was written about
 * them.
 */
function tellsOfAPerson({ responses }: Pick<Route, 'responses'>): boolean {
  return Object.values(responses).some((schema) =>
    propertiesIn(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })).some((name) =>
      TELLING.includes(name),
    ),
  );
}

/**
 * The names of all properties in a JSON schema, however deep they lie; also those of the schemas it refers
 * to.
 */
function propertiesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { readonly properties?: unknown };
  const own = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesIn)];
}
