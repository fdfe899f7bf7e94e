import { describe, expect, it } from '@jest/globals';
import { isSecretariat, may } from '../../../domain/access/may.ts';
import type { Permission } from '../../../domain/access/rights.ts';
import { COMMAND_TYPES } from '../../../domain/journeys/commands.ts';
import { ROLES } from '../../../domain/vocabulary/codes.ts';
import type { Role } from '../../../domain/vocabulary/codes.ts';

const CASEWORK_ROLES: readonly Role[] = ['caseworker', 'counsellor', 'schoolConsultant', 'tradeConsultant'];
const APART_FROM_PEOPLE: readonly Role[] = ['steeringGroup', 'operator'];

describe('who may do what', () => {
  it.each(['coordinator', 'projectLead'] as const)('lets a %s give every command', (role) => {
    for (const type of COMMAND_TYPES) expect(may([role], `command:${type}`)).toBe(true);
    for (const permission of ['clock:move', 'alarm:close', 'contact:write', 'programme:count'] as const) {
      expect(may([role], permission)).toBe(true);
    }
  });

  it.each<[Role, Permission, boolean]>([
    ['caseworker', 'journey:refer', true],
    ['caseworker', 'signal:send', true],
    ['caseworker', 'command:AcceptScreening', true],
    ['caseworker', 'command:RecordScreening', false],
    ['caseworker', 'command:SignIguAgreement', false],
    ['caseworker', 'organisation:write', false],
    ['counsellor', 'command:RecordScreening', true],
    ['counsellor', 'command:AcceptScreening', false],
    ['counsellor', 'journey:refer', false],
    ['counsellor', 'signal:send', false],
    ['schoolConsultant', 'command:AdmitToCourse', true],
    ['schoolConsultant', 'command:SubmitTrainingPlan', true],
    ['schoolConsultant', 'command:ApprovePlacement', false],
    ['tradeConsultant', 'command:ProposeMatch', true],
    ['tradeConsultant', 'organisation:write', true],
    ['tradeConsultant', 'contact:write', true],
    ['tradeConsultant', 'command:CloseJourney', false],
    ['steeringGroup', 'programme:count', true],
    ['operator', 'clock:move', true],
    ['operator', 'alarm:close', true],
  ])('for a %s, %s: %s', (role, permission, allowed) => {
    expect(may([role], permission)).toBe(allowed);
  });

  it.each(APART_FROM_PEOPLE)('keeps a %s away from people and from every command', (role) => {
    for (const permission of ['journey:read', 'journey:refer', 'signal:send', 'contact:read'] as const) {
      expect(may([role], permission)).toBe(false);
    }
    for (const type of COMMAND_TYPES) expect(may([role], `command:${type}`)).toBe(false);
  });

  it.each(CASEWORK_ROLES)('lets a %s read journeys and whom to call, but not run the service', (role) => {
    for (const permission of ['journey:read', 'organisation:read', 'contact:read'] as const) {
      expect(may([role], permission)).toBe(true);
    }
    for (const permission of ['clock:move', 'alarm:read', 'alarm:close', 'programme:count'] as const) {
      expect(may([role], permission)).toBe(false);
    }
  });

  it('adds up the roles of one who has several', () => {
    expect(may(['counsellor', 'operator'], 'command:RecordScreening')).toBe(true);
    expect(may(['counsellor', 'operator'], 'alarm:read')).toBe(true);
    expect(may(['counsellor', 'operator'], 'command:AcceptScreening')).toBe(false);
  });

  it('lets one without a role do only what anybody may', () => {
    expect(may([], 'anyone')).toBe(true);
    expect(may([], 'journey:read')).toBe(false);
    expect(may([], 'clock:read')).toBe(false);
  });

  it('knows the secretariat', () => {
    expect(ROLES.filter((role) => isSecretariat([role]))).toEqual(['coordinator', 'projectLead']);
    expect(isSecretariat(['caseworker', 'projectLead'])).toBe(true);
    expect(isSecretariat([])).toBe(false);
  });
});
