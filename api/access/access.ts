import { COMMANDS, COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';

/** What a route asks of whoever calls it. `anyone` needs no key. */
export type Permission =
  | 'anyone'
  | 'journey:read'
  | 'journey:refer'
  | 'disclosure:read'
  | 'signal:send'
  | 'organisation:read'
  | 'organisation:write'
  | 'contact:read'
  | 'contact:write'
  | 'contact:wishes'
  | 'programme:read'
  | 'programme:count'
  | 'clock:read'
  | 'clock:move'
  | 'alarm:read'
  | 'alarm:close'
  | 'post:deliver'
  | 'post:read'
  | 'reply:read'
  | 'reply:close'
  | 'person:post'
  | `command:${CommandType}`;

/** Who may do everything: the secretariat. */
const SECRETARIAT: readonly Role[] = ['coordinator', 'projectLead'];

/** Whoever works with people reads their journeys, and whom to call about them. */
const CASEWORK: readonly Permission[] = [
  'journey:read',
  'organisation:read',
  'contact:read',
  'programme:read',
];

const ALLOWED: Readonly<Record<Exclude<Role, 'coordinator' | 'projectLead'>, readonly Permission[]>> = {
  caseworker: [
    ...CASEWORK,
    ...commandsOf('caseworker'),
    'journey:refer',
    'signal:send',
    'person:post',
    'clock:read',
  ],
  counsellor: [...CASEWORK, ...commandsOf('counsellor'), 'person:post', 'clock:read'],
  schoolConsultant: [...CASEWORK, ...commandsOf('schoolConsultant'), 'clock:read'],
  tradeConsultant: [
    ...CASEWORK,
    ...commandsOf('tradeConsultant'),
    'organisation:write',
    'contact:write',
    'clock:read',
  ],
  steeringGroup: ['programme:count', 'programme:read', 'clock:read'],
  operator: ['clock:read', 'clock:move', 'alarm:read', 'alarm:close', 'post:deliver'],
};

/**
 * Whether somebody with these roles may do this at all. Which journeys they may do it to is decided where people
 * are read, by the viewer's organisation: a foreign journey does not exist for them.
 */
export function may(roles: readonly Role[], permission: Permission): boolean {
  if (permission === 'anyone') return true;
  return roles.some((role) =>
    role === 'coordinator' || role === 'projectLead' ? true : ALLOWED[role].includes(permission),
  );
}

/** Whether somebody belongs to the secretariat, which may name any organisation in a command. */
export function isSecretariat(roles: readonly Role[]): boolean {
  return roles.some((role) => SECRETARIAT.includes(role));
}

function commandsOf(role: Role): Permission[] {
  return COMMAND_TYPES.filter((type) => {
    const by: readonly Role[] = COMMANDS[type].by;
    return by.includes(role);
  }).map((type): Permission => `command:${type}`);
}
