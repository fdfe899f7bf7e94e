import type { CommandType } from '../journeys/commands.ts';
import type { Role } from '../vocabulary/codes.ts';
import { COMMAND_RIGHTS, JOURNEY_RIGHTS, OTHER_RIGHTS, SECRETARIAT, SIGHTS } from './rights.ts';
import type { Permission, Right, Sight } from './rights.ts';

/** How far a right reaches: over what is one's own, or over everything. */
export type Reach = 'own' | 'all';

/**
 * Whether somebody with these roles may do this at all. Which journeys they may do it to is decided where people
 * are read, by the viewer's organisation: a foreign journey does not exist for them.
 */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return permission === 'anyone' || reachOf(roles, permission) !== undefined;
}

/** How far the right of somebody with these roles reaches; `undefined` if they do not have it. */
export function reachOf(
  roles: readonly Role[],
  permission: Exclude<Permission, 'anyone'>,
): Reach | undefined {
  if (isSecretariat(roles)) return 'all';
  const { own = [], all = [] }: Right = rightTo(permission);
  const holds = (holders: readonly Role[]) => roles.some((role) => holders.includes(role));
  if (holds(all)) return 'all';
  return holds(own) ? 'own' : undefined;
}

/** Whether somebody belongs to the secretariat, which may name any organisation in a command. */
export function isSecretariat(roles: readonly Role[]): boolean {
  const secretariat: readonly Role[] = SECRETARIAT;
  return roles.some((role) => secretariat.includes(role));
}

/** Whether this role may give this command; the secretariat may give all of them anyway. */
export function isGivenBy(type: CommandType, role: Role): boolean {
  const roles: readonly Role[] = COMMAND_RIGHTS[type];
  return roles.includes(role);
}

/** What somebody with these roles sees of journeys: everything that any of the roles shows. */
export function sightsOf(roles: readonly Role[]): Sight[] {
  return roles.map((role) => SIGHTS[role]).filter(({ at }) => at.length > 0);
}

/** Whether a viewer may know the names of the persons whose journeys they see. */
export function seesPerson({ roles }: { readonly roles: readonly Role[] }): boolean {
  return sightsOf(roles).some(({ seesName }) => seesName);
}

function rightTo(permission: Exclude<Permission, 'anyone'>): Right {
  if (isAboutJourneys(permission)) return { own: JOURNEY_RIGHTS[permission] };
  if (isCommand(permission))
    return { own: COMMAND_RIGHTS[permission.slice('command:'.length) as CommandType] };
  return OTHER_RIGHTS[permission];
}

function isAboutJourneys(permission: Permission): permission is keyof typeof JOURNEY_RIGHTS {
  return Object.hasOwn(JOURNEY_RIGHTS, permission);
}

function isCommand(permission: Permission): permission is `command:${CommandType}` {
  return permission.startsWith('command:');
}
