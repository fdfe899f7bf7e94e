import { describe, expect, it } from '@jest/globals';
import { isGivenBy, may, reachOf, seesPerson, sightsOf } from '../../../domain/access/may.ts';
import {
  COMMAND_RIGHTS,
  JOURNEY_RIGHTS,
  NAMED_PERMISSIONS,
  OTHER_RIGHTS,
  SECRETARIAT,
  SEEING_NOBODY,
  SIGHTS,
} from '../../../domain/access/rights.ts';
import type { Permission, Right } from '../../../domain/access/rights.ts';
import { COMMAND_TYPES } from '../../../domain/journeys/commands.ts';
import { ROLES } from '../../../domain/vocabulary/codes.ts';
import type { Role } from '../../../domain/vocabulary/codes.ts';

type KeyPermission = Exclude<Permission, 'anyone'>;

const ASKED: readonly KeyPermission[] = [
  ...NAMED_PERMISSIONS,
  ...COMMAND_TYPES.map((type) => `command:${type}` as const),
];

describe('how far a right reaches', () => {
  it.each(SECRETARIAT)('is over all for a %s, whatever is asked', (role) => {
    expect(ASKED.length).toBeGreaterThan(COMMAND_TYPES.length);
    expect(ASKED.filter((permission) => reachOf([role], permission) !== 'all')).toEqual([]);
  });

  it.each<[Role, KeyPermission, ReturnType<typeof reachOf>]>([
    ['caseworker', 'journey:read', 'own'],
    ['caseworker', 'journey:refer', 'own'],
    ['caseworker', 'signal:send', 'own'],
    ['caseworker', 'command:AcceptScreening', 'own'],
    ['caseworker', 'command:RecordScreening', undefined],
    ['schoolConsultant', 'command:AdmitToCourse', 'own'],
    ['tradeConsultant', 'organisation:write', 'own'],
    ['tradeConsultant', 'contact:write', 'own'],
    ['tradeConsultant', 'contact:read', 'all'],
    ['steeringGroup', 'programme:count', 'all'],
    ['operator', 'alarm:read', 'all'],
    ['operator', 'journey:read', undefined],
  ])('for a %s who asks for %s: %s', (role, permission, reach) => {
    expect(reachOf([role], permission)).toBe(reach);
    expect(may([role], permission)).toBe(reach !== undefined);
  });

  it('is the widest that one of several roles gives', () => {
    expect(reachOf(['tradeConsultant', 'coordinator'], 'contact:write')).toBe('all');
    expect(reachOf(['steeringGroup', 'tradeConsultant'], 'contact:write')).toBe('own');
    expect(reachOf(['steeringGroup', 'operator'], 'contact:write')).toBeUndefined();
    expect(reachOf([], 'contact:read')).toBeUndefined();
  });
});

describe('a command', () => {
  it('is a role’s where the table says so; the secretariat stands in no line', () => {
    expect(isGivenBy('AcceptScreening', 'caseworker')).toBe(true);
    expect(isGivenBy('AcceptScreening', 'counsellor')).toBe(false);
    expect(isGivenBy('AcceptScreening', 'coordinator')).toBe(false);
  });
});

describe('what is seen of people', () => {
  it('is the name for those who work with the person, and not for a trade body', () => {
    expect(ROLES.filter((role) => seesPerson({ roles: [role] }))).toEqual([
      'coordinator',
      'projectLead',
      'caseworker',
      'counsellor',
      'schoolConsultant',
    ]);
    expect(seesPerson({ roles: [] })).toBe(false);
  });

  it('is nobody for those who follow the numbers or run the service', () => {
    expect(SEEING_NOBODY).toEqual(['steeringGroup', 'operator']);
    expect(sightsOf(SEEING_NOBODY)).toEqual([]);
  });

  it('adds up over several roles', () => {
    const { caseworker, tradeConsultant } = SIGHTS;
    expect(sightsOf(['tradeConsultant', 'operator', 'caseworker'])).toEqual([tradeConsultant, caseworker]);
  });
});

describe('the tables of rights', () => {
  it('let nobody do something about journeys who sees none', () => {
    const holders: readonly (readonly Role[])[] = [
      ...Object.values(JOURNEY_RIGHTS),
      ...Object.values(COMMAND_RIGHTS),
    ];
    expect(holders.flat().filter((role) => SEEING_NOBODY.includes(role))).toEqual([]);
  });

  it('name each role once in a line', () => {
    const others = Object.values(OTHER_RIGHTS).map(({ own = [], all = [] }: Right) => [...own, ...all]);
    const lines = [...Object.values(JOURNEY_RIGHTS), ...Object.values(COMMAND_RIGHTS), ...others];
    expect(lines.filter((line) => new Set<Role>(line).size !== line.length)).toEqual([]);
  });
});
