import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ROUTES } from '../../api/routes.ts';
import { may } from '../../domain/access/may.ts';
import { SIGHTS } from '../../domain/access/rights.ts';
import type { Permission, Sight } from '../../domain/access/rights.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import { isTakenIn } from '../../domain/journeys/stages.ts';
import { ROLES, STAGES } from '../../domain/vocabulary/codes.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';
import { COMMAND_WORDS, ROLE_WORDS, STAGE_WORDS } from '../../domain/words/index.ts';

const SIGHT_WORDS: Readonly<Record<Sight['organisationAs'], string>> = {
  anything: 'all',
  municipality: 'those their own municipality has referred',
  languageCentre: 'those their own language centre screens',
  school: 'those admitted to a course at their own school',
};

/**
 * Who may do what, as a page for `docs/permissions.md`, made from the tables that the service itself uses.
 */
export function permissionsTable(): string {
  return [
    '# Who may do what',
    'Written by `npm run docs` from `domain/access/rights.ts`, `api/routes.ts` and `domain/journeys/stages.ts`. Change those, never this page.',
    'A key belongs to a contact: one person in one organisation, with roles. Whoever has several roles may do what each of them may. A request is answered 403 (`not-yours`) where the role does not allow it. Which journeys it may be about is decided by the organisation: a journey of another organisation’s is answered 404 (`not-found`), just as one that does not exist, so that nobody learns who is in the programme.',
    '## Which journeys each role sees',
    table(['role', 'Danish', 'journeys', 'the person’s name'], ROLES.map(sightRow)),
    'The steering group sees how many journeys stand at each stage (`/api/programmes/{id}/counts`), with small numbers left out. Reading a journey’s page is logged, unless the person’s name is not shown.',
    '## What each role may do',
    'Commands have a table of their own below. `anyone` needs no key.',
    table(['permission', 'opens', ...ROLES], permissionRows()),
    '## Who may give which command',
    'Companies, and the person, act through the secretariat: it may give every command, and says with `onBehalfOf` whose word it is. A caseworker may refer people of their own municipality only, and a school admit only to its own courses.',
    table(['command', 'Danish', ...ROLES], [referralRow(), ...COMMAND_TYPES.map(commandRow)]),
    '## Which command each stage takes',
    'A command at another stage is answered 409 (`wrong-stage`). What it needs besides its stage is in `domain/decisions/decide.ts`.',
    table(
      ['command', ...STAGES],
      COMMAND_TYPES.map((type) => [`\`${type}\``, ...STAGES.map((stage) => mark(isTakenIn(stage, type)))]),
    ),
    table(
      ['stage', 'Danish'],
      STAGES.map((stage) => [stage, STAGE_WORDS[stage].da]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function sightRow(role: Role): string[] {
  const sight = SIGHTS[role];
  return [role, ROLE_WORDS[role].da, sightInWords(sight), mark(sight.seesName)];
}

function sightInWords({ organisationAs, at }: Sight): string {
  if (at.length === 0) return 'none';
  if (at.length === STAGES.length) return SIGHT_WORDS[organisationAs];
  return `${SIGHT_WORDS[organisationAs]} at ${at.join(', ')}`;
}

function permissionRows(): string[][] {
  const permissions = [...new Set(ROUTES.map(({ permission }) => permission))];
  return permissions
    .filter((permission) => !permission.startsWith('command:'))
    .map((permission) => {
      const opened = ROUTES.filter((route) => route.permission === permission && !route.hidden).map(
        ({ method, path }) => `\`${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}\``,
      );
      return [`\`${permission}\``, opened.join('<br>'), ...marks(permission)];
    });
}

function referralRow(): string[] {
  return ['`ReferPerson`', COMMAND_WORDS.ReferPerson.da, ...marks('journey:refer')];
}

function commandRow(type: (typeof COMMAND_TYPES)[number]): string[] {
  return [`\`${type}\``, COMMAND_WORDS[type].da, ...marks(`command:${type}`)];
}

function marks(permission: Permission): string[] {
  return ROLES.map((role) => mark(may([role], permission)));
}

function mark(yes: boolean): string {
  return yes ? 'yes' : '';
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../../docs/permissions.md', import.meta.url), permissionsTable());
  console.log('docs/permissions.md is written.');
}
