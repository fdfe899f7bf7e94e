import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lawPage } from '../../cli/docs/law-page.ts';
import { permissionsTable } from '../../cli/docs/permissions-table.ts';
import type { Viewer } from '../../db/access.ts';
import { listJourneys } from '../../db/journeys/journeys.ts';
import { SIGHTS } from '../../domain/access/rights.ts';
import type { Sight } from '../../domain/access/rights.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import { explainWarning, warn, WARNING_CODES } from '../../domain/refusals/warnings.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import { parametersOf } from '../../domain/rulebook/parameters.ts';
import { ROLES, STAGES } from '../../domain/vocabulary/codes.ts';
import type { OrganisationKind, Role, Stage } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { addProgramme } from '../support/programme/add-programme.ts';
import { aDatabase } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';
import { addTestParties } from '../support/stack/test-parties.ts';
import { ROOT } from './source-files.ts';
import { aVault } from '../support/journeys/a-recorded-journey.ts';

describe('docs/permissions.md', () => {
  const page = permissionsTable();

  it('is what the code says; otherwise run npm run docs', () => {
    expect(readFileSync(join(ROOT, 'docs', 'permissions.md'), 'utf8')).toBe(page);
  });

  it('has a line for every command in both its tables, and a cell for every role or stage', () => {
    for (const type of COMMAND_TYPES) {
      const [by, at] = rowsOf(page, `\`${type}\``);
      expect(by).toHaveLength(2 + ROLES.length);
      expect(at).toHaveLength(1 + STAGES.length);
    }
  });

  it('tells the rules as they are known', () => {
    const [referral] = rowsOf(page, '`ReferPerson`');
    const may = ROLES.filter((_, index) => referral?.[2 + index] === 'yes');
    expect(may).toEqual(['coordinator', 'projectLead', 'caseworker']);
    expect(rowsOf(page, '`SettleSignal`')[1]?.slice(1)).toEqual(STAGES.map(() => 'yes'));
    expect(rowsOf(page, '`CloseJourney`')[1]?.at(-1)).toBe('');
  });
});

describe('docs/law.md', () => {
  const book = rulebook(NEWEST_RULEBOOK);
  const page = lawPage(book);

  it('is what the newest rulebook says; otherwise run npm run docs', () => {
    expect(readFileSync(join(ROOT, 'docs', 'law.md'), 'utf8')).toBe(page);
  });

  it('has every parameter of the law, with its source and how certain it is', () => {
    const parameters = parametersOf(book.law);
    expect(parameters.length).toBeGreaterThan(10);
    for (const { parameter } of parameters) {
      const rows = page.split('\n').filter((line) => line.includes(`| ${parameter.text} |`));
      expect(rows.join('\n')).toContain(`| ${parameter.certainty} | ${parameter.source} |`);
    }
  });

  it('has every obligation of the rulebook, with what it says', () => {
    expect(book.obligations.length).toBeGreaterThan(20);
    for (const { kind, legal, ifMissed } of book.obligations) {
      expect(page).toContain(
        `\n### ${OBLIGATION_WORDS[kind].en}\n\n*${OBLIGATION_WORDS[kind].da}.* ${legal.text}`,
      );
      expect(page).toContain(`| if missed | ${ifMissed} |\n| source | ${legal.source} |`);
    }
  });

  it('has every warning, and no reference to a sentence that is not there', () => {
    for (const code of WARNING_CODES) {
      expect(page).toContain(explainWarning(warn(code), () => ({ da: '…', en: '…' })).says.da);
    }
    const links = [...page.matchAll(/\]\(#([rw]\d+)\)/g)].map(([, to]) => to);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((to) => !page.includes(`<a id="${to}"></a>`))).toEqual([]);
  });

  it('says nothing that a reader without code cannot read', () => {
    expect(page).not.toMatch(/undefined|\[object|NaN|\bnull\b/);
    // Names in the data are split into words; a source is quoted as it stands.
    const said = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| source |'));
    expect(said.join('\n').match(/\w*[a-z][A-Z]\w+/g) ?? []).toEqual([]);
  });

  it('would show a part of a rule that it has no words for', () => {
    const [first, ...others] = book.obligations;
    const changed = { ...first, everyOtherWeek: true, lastOne: '2027-01-31' } as typeof first & object;
    const shown = lawPage({ ...book, obligations: [changed, ...others] });
    expect(shown).toContain('| every other week | yes |');
    expect(shown).toContain('| last one | 31 January 2027 |');
  });
});

/** A journey of the fixture: its stage, and which organisations it names. */
interface Placed {
  readonly id: string;
  readonly stage: Stage;
  readonly municipality: string;
  readonly languageCentre: string;
  readonly school: string;
}

const OWN = {
  municipality: 'hilleroed-kommune',
  languageCentre: 'nordsjaellands-sprogcenter',
  school: 'next',
};
const FOREIGN = { municipality: 'koebenhavns-kommune', languageCentre: 'vejlby-sprogcenter', school: 'tec' };

/** Each of the three named alone, so that no role sees a journey through the name in another place. */
const PLACED: readonly Placed[] = STAGES.flatMap((stage) =>
  [
    { ...FOREIGN },
    { ...FOREIGN, municipality: OWN.municipality },
    { ...FOREIGN, languageCentre: OWN.languageCentre },
    { ...FOREIGN, school: OWN.school },
  ].map((named) => ({ ...named, stage, id: randomUUID() })),
);

const ORGANISATION: Readonly<Record<Role, readonly [string, OrganisationKind]>> = {
  coordinator: ['lo-hovedstaden', 'secretariat'],
  projectLead: ['lo-hovedstaden', 'secretariat'],
  caseworker: [OWN.municipality, 'municipality'],
  counsellor: [OWN.languageCentre, 'language-centre'],
  schoolConsultant: [OWN.school, 'school'],
  tradeConsultant: ['dansk-haandvaerk', 'trade-body'],
  steeringGroup: ['region-hovedstaden', 'region'],
  operator: ['lo-hovedstaden', 'secretariat'],
};

describe('what the page says of who sees which journeys', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    await addTestParties(database.db);
    await addForeignParties(database);
    for (const placed of PLACED) await addPlaced(database, placed);
  });
  afterAll(() => database.close());

  it.each(ROLES)('is what Postgres answers a %s', async (role) => {
    const seen = await seenBy(database, role);
    expect(seen).toEqual(shouldSee(role, SIGHTS[role]));
  });

  it('would be caught where it says more, or less, than Postgres answers', async () => {
    const seen = await seenBy(database, 'caseworker');
    expect(seen).not.toEqual(shouldSee('caseworker', { organisationAs: 'school', at: STAGES }));
    expect(seen).not.toEqual(shouldSee('caseworker', { organisationAs: 'municipality', at: ['igu'] }));
  });
});

function rowsOf(page: string, first: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith(`| ${first} |`))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

async function seenBy({ db }: TestDatabase, role: Role): Promise<string[]> {
  const [organisation, organisationKind] = ORGANISATION[role];
  const viewer: Viewer = { contact: 'somebody', organisation, organisationKind, roles: [role] };
  const { items } = await listJourneys(db, aVault, viewer, { today: '2026-11-24', limit: 200, offset: 0 });
  return items.map(({ id }) => id).sort();
}

function shouldSee(role: Role, { organisationAs, at }: Pick<Sight, 'organisationAs' | 'at'>): string[] {
  const [organisation] = ORGANISATION[role];
  return PLACED.filter(
    (placed) =>
      at.includes(placed.stage) && (organisationAs === 'anything' || placed[organisationAs] === organisation),
  )
    .map(({ id }) => id)
    .sort();
}

async function addForeignParties({ db }: TestDatabase): Promise<void> {
  await db.query("insert into organisations (id, kind, name) values ('tec', 'school', 'TEC')");
  await db.query(
    "insert into organisations (id, kind, name) values ('vejlby-sprogcenter', 'language-centre', 'Vejlby Sprogcenter')",
  );
  await addProgramme(db, { slug: 'a-programme', startsOn: '2026-01-01' });
}

async function addPlaced({ db }: TestDatabase, placed: Placed): Promise<void> {
  const { id, stage, municipality, languageCentre, school } = placed;
  const person = randomUUID();
  await db.query("insert into person_keys (person_id, wrapped_key) values ($1, '\\x00')", [person]);
  await db.query("insert into subjects (id, kind, workflow_id) values ($1, 'journey', $2)", [
    id,
    `journey-${id}`,
  ]);
  await db.query(
    `insert into journeys
       (id, programme, person_id, municipality, opening, stage, language_centre, school)
     values ($1, 'a-programme', $2, $3, '{}', $4, $5, $6)`,
    [id, person, municipality, stage, languageCentre, school],
  );
}
