import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpResponse } from '../../../api/http/route.ts';
import type { Viewer } from '../../../db/access.ts';
import { knownAlike, likenesses } from '../../../db/persons/likenesses.ts';
import { MARK_KINDS, marksOf } from '../../../db/persons/marks.ts';
import type { Person } from '../../../db/persons/person.ts';
import type { Db } from '../../../db/pool.ts';
import {
  aProgrammeIn,
  aRow,
  caseworker,
  coordinator,
  fileOf,
  IntakeService,
} from '../../support/intake/an-intake.ts';
import type { Row } from '../../support/intake/an-intake.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

/** Of another municipality than whoever is on record. */
const foreign: Viewer = {
  contact: caseworker.contact,
  organisation: 'gentofte-kommune',
  organisationKind: 'municipality',
  roles: ['caseworker'],
};
/** On record with Hillerød: one with a CPR number, one with a substitute number, one with neither. */
const ON_RECORD: readonly Row[] = [
  { ...aRow, kommunens_reference: 'HIL-1', cpr: '050390-1234' },
  {
    ...aRow,
    kommunens_reference: 'HIL-2',
    fornavn: 'Bashir',
    foedselsdato: '06-03-1990',
    cpr: '660390-1234',
  },
  { ...aRow, kommunens_reference: 'HIL-3', fornavn: 'Cyrus', foedselsdato: '07-03-1990' },
];
const GENTOFTE = { ...aRow, kommune: 'Gentofte Kommune' };

/** What somebody in Gentofte may write about whoever Hillerød knows, by each of which they would be recognised. */
const KNOWN: Readonly<Record<string, Row>> = {
  'a CPR number': { ...GENTOFTE, fornavn: 'Dilan', cpr: '050390-1234' },
  'a CPR number and name': { ...GENTOFTE, cpr: '050390-1234' },
  'a substitute number': {
    ...GENTOFTE,
    fornavn: 'Dilan',
    foedselsdato: '06-03-1990',
    cpr: '660390-1234',
  },
  'a name and date of birth': { ...GENTOFTE, fornavn: 'Cyrus', foedselsdato: '07-03-1990' },
  'a reference': { ...GENTOFTE, fornavn: 'Dilan', foedselsdato: '08-03-1990', kommunens_reference: 'HIL-1' },
};
/** Municipalities that know nobody yet. */
const OTHERS = [
  ['gentofte-kommune', 'Gentofte Kommune'],
  ['koebenhavns-kommune', 'Københavns Kommune'],
  ['frederiksberg-kommune', 'Frederiksberg Kommune'],
  ['lyngby-taarbaek-kommune', 'Lyngby-Taarbæk Kommune'],
  ['taarnby-dragoer-kommune', 'Tårnby-Dragør Kommune'],
] as const;
/** The same as a stranger to everybody, with as much told of them. */
const strangerTo = ({ cpr, ...row }: Row): Row => ({
  ...row,
  fornavn: 'Fremmed',
  foedselsdato: '09-03-1990',
  ...(cpr !== undefined && { cpr: `${cpr.startsWith('6') ? '69' : '09'}0390-1111` }),
});

/** What an answer says, without what whoever asked has written themselves and the new ids. */
function saidOf({ status, body }: HttpResponse): string {
  return JSON.stringify({ status, body })
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id')
    .replaceAll(/"reference":"[^"]*"/g, '"reference":"theirs"');
}

describe('what a municipality is told of whom another one knows', () => {
  let database: TestDatabase;
  let db: Db;
  let intake: IntakeService;
  beforeAll(async () => {
    database = await aDatabase();
    ({ db } = database);
    await aProgrammeIn(db);
    intake = new IntakeService(db);
    await intake.takesIn(fileOf(...ON_RECORD), coordinator);
  });
  afterAll(() => database.close());

  let lists = 0;
  /** A row with a reference that nobody has used, unless it has one that is tried out. */
  const withReference = (row: Row): Row => {
    lists += 1;
    return row.kommunens_reference === 'HIL-1' ? row : { ...row, kommunens_reference: `GEN-${lists}` };
  };

  it.each(Object.entries(KNOWN))(
    'is by a list that is only checked what a stranger gets, with %s',
    async (_, row) => {
      const [known, stranger] = [row, strangerTo(row)].map((each) => fileOf(withReference(each)));
      const told = await intake.takesIn(known ?? '', foreign, true);
      expect(saidOf(told)).toBe(saidOf(await intake.takesIn(stranger ?? '', foreign, true)));
      expect(told.status).toBe(200);
      expect(JSON.stringify(told.body)).toContain('"alike":[]');
    },
  );

  it.each(MARK_KINDS)('is nothing where the mark is %s, and everything for the secretariat', async (kind) => {
    const people: readonly Person[] = [
      { givenName: 'Dilan', birthDate: '1990-03-05', cpr: '050390-1234' },
      { givenName: 'Dilan', birthDate: '1990-03-06', cpr: '660390-1234' },
      { givenName: 'Cyrus', familyName: 'Prøvesen', birthDate: '1990-03-07' },
    ];
    const person = people[MARK_KINDS.indexOf(kind)];
    const marks = person === undefined ? [] : marksOf(intake.service.vault, person);
    const asked = [{ marks: marks.filter((mark) => mark.kind === kind), personId: null }];
    const lyngby: Viewer = { ...foreign, organisation: 'lyngby-taarbaek-kommune' };
    expect(await knownAlike(db, lyngby, asked)).toEqual([]);
    expect(await knownAlike(db, coordinator, asked)).not.toEqual([]);
    expect(await knownAlike(db, caseworker, asked)).not.toEqual([]);
  });

  it.each(Object.entries(KNOWN))(
    'is by a list that is taken in what a stranger gets, with %s',
    async (_, row) => {
      // Each in a municipality of its own, so that nobody there looks like whoever the row before took in.
      const [organisation = '', kommune = ''] = OTHERS[Object.values(KNOWN).indexOf(row)] ?? [];
      const viewer = { ...foreign, organisation };
      const known = await intake.takesIn(fileOf(withReference({ ...row, kommune })), viewer);
      expect(known.status).toBe(200);
      expect(JSON.stringify(known.body)).not.toMatch(/Hiller|henvist før|elsewhere|kendt/);
      expect(known.body).toMatchObject({ created: 1, known: 0 });
    },
  );

  it('stands with the secretariat: it is told of every pair', async () => {
    expect((await likenesses(db, { limit: 50, offset: 0 })).total).toBeGreaterThanOrEqual(4);
  });
});
