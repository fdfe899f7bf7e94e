import { describe, expect, it } from '@jest/globals';
import type { Route } from '../../api/http/route.ts';
import { ROUTES } from '../../api/routes.ts';
import { may } from '../../domain/access/may.ts';
import { COMMAND_RIGHTS, NAMED_PERMISSIONS } from '../../domain/access/rights.ts';
import type { Permission } from '../../domain/access/rights.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import { ROLES } from '../../domain/vocabulary/codes.ts';

type Line = Pick<Route, 'method' | 'path' | 'permission' | 'hidden' | 'isPage'>;

/** The routes that others rely on, beside one per command. */
const PROMISED = [
  'post /api/intake',
  'get /api/journeys',
  'post /api/journeys',
  'get /api/journeys/:id',
  'get /api/journeys/:id/timeline',
  'get /api/journeys/:id/disclosures',
  'get /api/journeys/:id/disclosures/page',
  'post /api/journeys/:id/signals/jobcentre',
  'get /api/organisations',
  'post /api/organisations',
  'patch /api/organisations/:id',
  'get /api/contacts',
  'post /api/contacts',
  'patch /api/contacts/:id',
  'get /api/contacts/:id/post',
  'get /api/programmes/:id',
  'post /api/post/incoming',
  'get /api/post/replies',
  'post /api/post/replies/:id/close',
  'get /api/clock',
  'post /api/clock',
  'get /api/alarms',
  'get /api/openapi.json',
  'get /api/docs',
  'get /healthz',
  'get /readyz',
];

/** Routes left out of the description: one explains a mistake, the other is the description’s page. */
const HIDDEN = [
  'post /api/journeys/:id/commands/:command',
  'post /api/programmes/:id/commands/:command',
  'get /api/docs',
];

/**
 * What anybody without a key may ask for:
 *
 * - how to use the service, and whether it works;
 * - the pages behind the links in mails, where the link is the key;
 * - to have those links sent again to where they were sent;
 * - the accessibility statement.
 */
const OPEN_TO_ANYONE = [
  'get /api/docs',
  'get /api/openapi.json',
  'get /bekraeft/:token',
  'get /healthz',
  'get /mit/:token',
  'get /mit/:token/:question',
  'get /notices',
  'get /nyt-link',
  'get /oensker/:token',
  'get /readyz',
  'get /send-igen',
  'get /spoergsmaal/:token',
  'get /spoergsmaal/:token/:question',
  'get /svar/:token',
  'get /was',
  'post /bekraeft/:token',
  'post /mit/:token',
  'post /mit/:token/:question',
  'post /nyt-link',
  'post /oensker/:token',
  'post /send-igen',
  'post /spoergsmaal/:token/:question',
  'post /svar/:token',
];

/**
 * What only the secretariat may do, of all who sign in: companies answer by links, and the secretariat
 * settles signals.
 */
const FOR_THE_SECRETARIAT = [
  'duplicate:read',
  'duplicate:settle',
  'disclosure:read',
  'command:UpholdNoShow',
  'command:SignIguAgreement',
  'command:RegisterInVitas',
  'command:ClaimBonus',
  'command:CompleteIgu',
  'command:EndPlacement',
  'command:StartEmployment',
  'command:CorrectCommand',
  'command:ReopenJourney',
  'command:SettleSignal',
  'command:SettleHelp',
  'contact:wishes',
  'contact:links',
  'change:read',
  'change:settle',
  'programme:command',
  'post:read',
  'reply:read',
  'reply:close',
  'reply:take',
];

describe('the table of routes', () => {
  const lines = ROUTES.map(nameOf);

  it('names each route once, and no route hides behind one before it', () => {
    expect(pathFaults(ROUTES)).toEqual([]);
  });

  it('has every route that others rely on', () => {
    expect(PROMISED.filter((promised) => !lines.includes(promised))).toEqual([]);
  });

  it('has a route for every command, which needs that command’s permission', () => {
    expect(commandFaults(ROUTES)).toEqual([]);
  });

  it('leaves out of the description only what is known to be left out', () => {
    expect(ROUTES.filter(({ hidden, isPage }) => hidden && !isPage).map(nameOf)).toEqual(HIDDEN);
    expect(ROUTES.filter(({ hidden, isPage }) => isPage && !hidden).map(nameOf)).toEqual([]);
  });

  it('asks for a key everywhere but where the service explains itself', () => {
    expect(
      ROUTES.filter(({ permission }) => permission === 'anyone')
        .map(nameOf)
        .sort(),
    ).toEqual(OPEN_TO_ANYONE);
  });

  it.each(ROUTES.map((route) => [nameOf(route), route] as const))(
    '%s says what it is for, in Danish and English',
    (_, { words }) => {
      expect(words.da).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(words.en).toMatch(/^\p{Lu}.*$/u);
      expect(words.da).not.toBe(words.en);
    },
  );

  it.each([
    ['the same route twice', [line('get', '/api/clock'), line('get', '/api/clock')]],
    ['the same route by another parameter', [line('get', '/api/x/:id'), line('get', '/api/x/:name')]],
    ['one that is never reached', [line('get', '/api/x/:id'), line('get', '/api/x/count')]],
    ['one outside the API', [line('get', '/journeys')]],
    ['a page within the API', [{ ...line('get', '/api/answer/:link'), isPage: true }]],
    ['a page among the pages’ styles', [{ ...line('get', '/assets/:name'), isPage: true }]],
    ['one with capitals', [line('get', '/api/Journeys')]],
    ['one with a slash at its end', [line('get', '/api/journeys/')]],
  ])('would be caught with %s', (_, routes) => {
    expect(pathFaults(routes)).toHaveLength(1);
  });

  it('would be caught with a command that has no route, or the permission of another', () => {
    const without = ROUTES.filter(({ path }) => !path.endsWith('/register-in-vitas'));
    expect(commandFaults(without)).toEqual(['RegisterInVitas']);
    const wrong = ROUTES.map((route): Line =>
      route.path.endsWith('/claim-bonus') ? { ...route, permission: 'journey:read' } : route,
    );
    expect(commandFaults(wrong)).toEqual(['ClaimBonus']);
  });
});

describe('permissions', () => {
  it('are all asked for by some route', () => {
    const asked = new Set<string>(ROUTES.map(({ permission }) => permission));
    expect(NAMED_PERMISSIONS.length).toBeGreaterThan(10);
    expect(NAMED_PERMISSIONS.filter((permission) => !asked.has(permission))).toEqual([]);
  });

  it('are all held by somebody beside the secretariat, or known to be for it alone', () => {
    const secretariatOnly = [...new Set(ROUTES.map(({ permission }) => permission))].filter(
      (permission) => holdersOf(permission).join() === 'coordinator,projectLead',
    );
    expect(secretariatOnly).toEqual(FOR_THE_SECRETARIAT);
  });

  it('to give a command follow the table of rights', () => {
    for (const type of COMMAND_TYPES) {
      const by: readonly string[] = COMMAND_RIGHTS[type];
      expect(holdersOf(`command:${type}`).sort()).toEqual(['coordinator', 'projectLead', ...by].sort());
    }
  });
});

function line(method: Line['method'], path: string): Line {
  return { method, path, permission: 'clock:read', hidden: false, isPage: false };
}

function nameOf({ method, path }: Line): string {
  return `${method} ${path}`;
}

function holdersOf(permission: Permission): string[] {
  return ROLES.filter((role) => may([role], permission));
}

const API_PATH = /^(\/api(\/:?[a-z][a-z-]*(\.json|\.js)?)+|\/healthz|\/readyz)$/;
/** Pages stand outside the API and have Danish names, like their readers. */
const PAGE_PATH = /^(?!\/(api|assets|healthz|readyz)\b)(\/:?[a-z][a-z-]*)+$/;

/** What is wrong with the paths: not well formed, there twice, or behind one that takes their requests. */
function pathFaults(routes: readonly Line[]): string[] {
  return routes
    .filter(
      (route, index) =>
        !(route.isPage ? PAGE_PATH : API_PATH).test(route.path) ||
        routes.slice(0, index).some((earlier) => takes(earlier, route)),
    )
    .map(nameOf);
}

function takes(earlier: Line, later: Line): boolean {
  const parts = [earlier.path, later.path].map((path) => path.split('/'));
  const [before = [], after = []] = parts;
  return (
    earlier.method === later.method &&
    before.length === after.length &&
    before.every((part, index) => part.startsWith(':') || part === after[index])
  );
}

/**
 * A merge is told to two journeys at once, and a link is made before it is told of: their commands have no route by themselves.
 */
const WITHOUT_A_ROUTE: readonly CommandType[] = ['HandOutOwnPageLink', 'KeepJourney', 'MergeJourney'];

function commandFaults(routes: readonly Line[]): CommandType[] {
  return COMMAND_TYPES.filter(
    (type) =>
      !WITHOUT_A_ROUTE.includes(type) &&
      !routes.some(
        ({ method, path, permission, hidden }) =>
          method === 'post' &&
          path === `/api/journeys/:id/commands/${routeName(type)}` &&
          permission === `command:${type}` &&
          !hidden,
      ),
  );
}
