import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { all } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { tableMarks } from '../../db/table-marks.ts';
import type { Holding, TableMark } from '../../db/table-marks.ts';
import { aDatabase } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';

/** A table as Postgres knows it: its columns, and where each column leads that refers to another table. */
interface Described {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly leads: ReadonlyMap<string, string>;
}

const LEADS_TO = {
  person: ['person_keys', 'persons'],
  journey: ['journeys'],
  subject: ['subjects'],
  contact: ['contacts'],
} as const;
/** What is somebody's address or name if it stands in the clear. */
const IN_THE_CLEAR = /(^|_)(email|phone|sent_to)$/;

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

describe('the tables’ marks', () => {
  it('are there for every table, and true', async () => {
    const marks = await tableMarks(database.db);
    expect(marks.length).toBeGreaterThan(20);
    expect(await markFaults(database.db)).toEqual([]);
  });

  it('are the list of what goes with a person’s key, of what stays about nobody, and of what is a contact’s', async () => {
    const marks = await tableMarks(database.db);
    expect(tablesOf(marks, (holding) => holding.what === 'under-key-of-person')).toEqual([
      'documents.person_id',
      'municipality_references.person_id',
      'notes.person_id',
      'person_corrections.person_id',
      'person_keys.person_id',
      'person_marks.person_id',
      'person_name_words.person_id',
      'persons.id',
      'replies.journey_id',
      'reply_attachments.reply_id',
      'reply_originals.reply_id',
    ]);
    expect(tablesOf(marks, (holding) => holding.what === 'in-clear-of-contact')).toEqual([
      'absence_proposals.contact_id',
      'contact_absences.contact_id',
      'contact_departures.contact_id',
      'contact_opt_outs.contact_id',
      'contacts.id',
      'digests.contact_id',
    ]);
    expect(tablesOf(marks, (holding) => holding.what === 'reference' && holding.to !== 'contact')).toEqual([
      'alarms.subject_id',
      'answer_links.subject_id',
      'calendar_entries.subject_id',
      'contacts.person_id',
      'different_persons.one_person',
      'different_persons.other_person',
      'disclosures.person_id',
      'disclosures.journey_id',
      'documents.journey_id',
      'journey_merges.kept',
      'journey_merges.merged',
      'journeys.id',
      'journeys.person_id',
      'late_signals.subject_id',
      'meeting_invitations.subject_id',
      'municipality_references.journey_id',
      'notes.subject_id',
      'obligations.subject_id',
      'outbox.subject_id',
      'page_reads.journey_id',
      'person_corrections.journey_id',
      'programmes.id',
      'subjects.id',
      'timeline_events.subject_id',
    ]);
    expect(tablesOf(marks, (holding) => holding.what === 'nothing-personal')).toEqual([
      'clock',
      'organisations',
    ]);
  });

  const aTable = (columns: string, mark?: string) =>
    `create table planted (${columns});` +
    (mark === undefined ? '' : `comment on table planted is '${mark}';`);
  it.each([
    ['a new table without one', aTable('id int'), /does not say/],
    ['words that are not known', aTable('id int', 'personal: somehow'), /unknown words: personal: somehow/],
    ['no word of what is not personal', aTable('id int', 'not personal: '), /unknown words/],
    [
      'personal and not personal at once',
      aTable('id int', 'not personal: a thing; personal: under the key of the post'),
      /as personal and as not personal/,
    ],
  ])('would be refused with %s', async (_, sql, message) => {
    const planted = await aDatabase();
    try {
      await planted.db.query(sql);
      await expect(tableMarks(planted.db)).rejects.toThrow(message);
    } finally {
      await planted.close();
    }
  });

  const journey = 'journey_id uuid references journeys';
  it.each([
    ['a column that is not there', aTable('id uuid', 'reference: to the person in person_id')],
    ['a column that leads elsewhere', aTable(journey, 'reference: to the contact in journey_id')],
    ['a key that no column leads to', aTable('id uuid', 'personal: under the key of the person in id')],
    ['no word of a person it refers to', aTable('who uuid references persons', 'not personal: a thing')],
    ['no word of a journey it refers to', aTable(journey, 'not personal: a thing')],
    ['no word of a contact it refers to', aTable('by text references contacts', 'not personal: a thing')],
    ['no word of what is sealed in it', aTable('sealed_text bytea', 'not personal: a thing')],
    ['no word of an address in the clear', aTable('email text', 'not personal: a thing')],
  ])('would be caught with %s', async (_, sql) => {
    const planted = await aDatabase();
    try {
      await planted.db.query(sql);
      expect(await markFaults(planted.db)).toHaveLength(1);
    } finally {
      await planted.close();
    }
  });
});

/** Tables and columns of the holdings that are asked for, as `notes.person_id`. */
function tablesOf(marks: readonly TableMark[], isAsked: (holding: Holding) => boolean): string[] {
  return marks.flatMap(({ table, holds }) =>
    holds.filter(isAsked).map((holding) => ('column' in holding ? `${table}.${holding.column}` : table)),
  );
}

/** Every place where a mark says something else about its table than Postgres does, each in a sentence. */
async function markFaults(db: Db): Promise<string[]> {
  const tables = await describedTables(db);
  const marks = await tableMarks(db);
  return marks.flatMap(({ table, holds }) => [
    ...holds.flatMap((holding) => wrongIn(holding, table, tables)),
    ...unsaidIn(holds, table, tables),
  ]);
}

function wrongIn(holding: Holding, table: string, tables: ReadonlyMap<string, Described>): string[] {
  if (!('column' in holding)) return [];
  const { column } = holding;
  const described = tables.get(table);
  if (described?.columns.some(({ name }) => name === column) !== true)
    return [`${table} has no column ${column}`];
  const leads = described.leads.get(column);
  switch (holding.what) {
    case 'under-key-of-person':
      return leadsToKey(table, column, tables) ? [] : [`${table}.${column} leads to nobody’s key`];
    case 'in-clear-of-contact':
      return table === 'contacts' || leads === 'contacts' ? [] : [`${table}.${column} is no contact’s`];
    case 'reference': {
      const targets: readonly string[] = LEADS_TO[holding.to];
      // An alarm and a late Signal may name a journey that does not exist: no foreign key stops them.
      const isFree = leads === undefined && /_(id|by)$/.test(column);
      if (holding.to === 'subject' && table === 'subjects')
        return column === 'id' ? [] : [`${table}.${column} is no subject`];
      return isFree || targets.includes(leads ?? '') ? [] : [`${table}.${column} leads to no ${holding.to}`];
    }
  }
}

/** Whether a column leads, from row to row, to the key of a person. */
function leadsToKey(table: string, column: string, tables: ReadonlyMap<string, Described>): boolean {
  if (table === 'person_keys') return column === 'person_id';
  const next = tables.get(table)?.leads.get(column);
  switch (next) {
    case 'person_keys':
    case 'persons':
      return true;
    case 'journeys':
    case 'subjects':
      return leadsToKey('journeys', 'person_id', tables);
    case 'replies':
      return leadsToKey('replies', 'journey_id', tables);
    default:
      return false;
  }
}

/** What a table holds and its mark does not say. */
function unsaidIn(
  holds: readonly Holding[],
  table: string,
  tables: ReadonlyMap<string, Described>,
): string[] {
  const { columns, leads } = tables.get(table) ?? { columns: [], leads: new Map<string, string>() };
  const named = holds.flatMap((holding) => ('column' in holding ? [holding.column] : []));
  const toPeople: readonly string[] = [...LEADS_TO.person, ...LEADS_TO.journey, ...LEADS_TO.subject];
  const unnamed = [...leads].filter(([column, to]) => toPeople.includes(to) && !named.includes(column));
  const toContacts = [...leads.values()].includes('contacts');
  const saysContact = holds.some(
    (holding) =>
      holding.what === 'in-clear-of-contact' || (holding.what === 'reference' && holding.to === 'contact'),
  );
  const isSealed = columns.some(({ name, type }) => type === 'bytea' && name.startsWith('sealed'));
  const saysSealed = holds.some(({ what }) => what.startsWith('under-key'));
  const isClear = columns.some(({ name }) => IN_THE_CLEAR.test(name));
  const saysClear = holds.some(({ what }) => what === 'in-clear-of-contact');
  return [
    ...unnamed.map(([column]) => `${table} does not say whose ${column} is`),
    ...(toContacts && !saysContact ? [`${table} does not say that it refers to contacts`] : []),
    ...(isSealed && !saysSealed ? [`${table} does not say under whose key it lies`] : []),
    ...(isClear && !saysClear ? [`${table} does not say whose address it holds`] : []),
  ];
}

async function describedTables(db: Db): Promise<ReadonlyMap<string, Described>> {
  const columns = await all<{ table: string; name: string; type: string }>(
    db,
    `select table_name as table, column_name as name, data_type as type
     from information_schema.columns where table_schema = 'public'`,
  );
  const references = await all<{ table: string; column: string; to: string }>(
    db,
    `select conrelid::regclass::text as table, attname::text as column, confrelid::regclass::text as to
     from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and cardinality(conkey) = 1 and connamespace = 'public'::regnamespace`,
  );
  return new Map(
    [...new Set(columns.map(({ table }) => table))].map((table) => [
      table,
      {
        columns: columns.filter((column) => column.table === table),
        leads: new Map(references.filter((one) => one.table === table).map(({ column, to }) => [column, to])),
      },
    ]),
  );
}
