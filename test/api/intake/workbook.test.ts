import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { IntakeColumn, IntakeList } from '../../../api/intake/columns.ts';
import { readListFile } from '../../../api/intake/list-file.ts';
import { checkList } from '../../../api/intake/rows.ts';
import { readZip } from '../../../api/uploads/zip-reading.ts';
import { zipFile } from '../../../bench/zip-file.ts';
import { aWorkbook } from '../../support/intake/a-workbook.ts';
import type { Sheet, SheetCell, Workbook } from '../../support/intake/a-workbook.ts';
import { aContext, aRow, places } from '../../support/intake/an-intake.ts';

/** A cell of each column that a list has, as text. */
const CELLS: Partial<Record<IntakeColumn, SheetCell>> = { ...aRow, efternavn: 'Mørkø', fornavn: 'Søren' };
const HEADERS = Object.keys(CELLS);
const [DATE, CPR_SHAPE, PERCENT] = [1, 2, 3];
const STYLES = ['dd-mm-yyyy', '000000-0000', '0%'];

/** The rows of a sheet: headers, and a person for each of the changes. */
function rowsOf(...changes: readonly Partial<Record<IntakeColumn, SheetCell>>[]): SheetCell[][] {
  const columns = [...new Set([...HEADERS, ...changes.flatMap((change) => Object.keys(change))])];
  const people = changes.map((change, at) => {
    const reference = `HIL-${at + 1}`;
    const cells = new Map<string, SheetCell>(
      Object.entries({ ...CELLS, kommunens_reference: reference, ...change }),
    );
    return columns.map((column) => cells.get(column) ?? '');
  });
  return [columns, ...people];
}

function read(sheet: Sheet | Workbook): Promise<IntakeList> {
  const workbook = 'sheets' in sheet ? sheet : { sheets: [sheet] };
  return readListFile(aWorkbook({ styles: STYLES, ...workbook }));
}

async function personIn(change: Partial<Record<IntakeColumn, SheetCell>>, workbook: Partial<Workbook> = {}) {
  const list = await read({ sheets: [{ rows: rowsOf(change) }], ...workbook });
  const { referrals, faults } = checkList(list, aContext);
  expect(faults).toEqual([]);
  return referrals[0];
}

async function toldOf(change: Partial<Record<IntakeColumn, SheetCell>>): Promise<string[]> {
  const { faults } = checkList(await read({ rows: rowsOf(change) }), aContext);
  return faults.map(({ column, message }) => `${column}: ${message}`);
}

const toldIn = ({ notes }: IntakeList): string[] =>
  notes.map(({ line, column, message }) =>
    [line, column, message].filter((part) => part !== undefined).join(' '),
  );

describe('a workbook', () => {
  it('is read like the same list as CSV', async () => {
    const list = await read({ rows: rowsOf({}, {}) });
    expect(list.notes).toEqual([]);
    expect(list.rows.map(({ line }) => line)).toEqual([2, 3]);
    const { referrals, faults } = checkList(list, aContext);
    expect(faults).toEqual([]);
    expect(referrals[1]).toMatchObject({
      referral: { municipality: 'hilleroed-kommune' },
      reference: 'HIL-2',
      person: { givenName: 'Søren', familyName: 'Mørkø', birthDate: '1990-03-05' },
    });
  });

  it.each([
    ['a date', { number: 32_937, style: DATE }, {}],
    ['a date with what is left of a second', { number: 32_937.000_001, style: DATE }, {}],
    ['a date that counts from 1904', { number: 31_475, style: DATE }, { date1904: '1' }],
    [
      'a date that counts from 1904, as LibreOffice says it',
      { number: 31_475, style: DATE },
      { date1904: 'true' },
    ],
    [
      'a date that counts from 1900, as LibreOffice says it',
      { number: 32_937, style: DATE },
      { date1904: 'false' },
    ],
    ['a date in a style of its own', { number: 32_937, style: 1 }, { styles: ['[$-406]d. mmmm yyyy;@'] }],
    ['a date as the standard has it', { xml: '<c t="d"><v>1990-03-05T00:00:00</v></c>' }, {}],
    ['a formula’s result', { xml: '<c s="1"><f>DATE(1990,3,5)</f><v>32937</v></c>' }, {}],
    ['text', '5. marts 1990', {}],
  ] as const)('has a birth date as %s', async (_, cell, workbook) => {
    expect((await personIn({ foedselsdato: cell }, workbook))?.person.birthDate).toBe('1990-03-05');
  });

  it.each([
    ['a number that has lost its zero', { number: 503_901_234 }],
    ['a number whose style shows it', { number: 503_901_234, style: CPR_SHAPE }],
    ['a number with an exponent', { number: '5.03901234E8' }],
    ['text', '050390-1234'],
  ])('has a CPR number as %s', async (_, cpr) => {
    expect((await personIn({ cpr }))?.person.cpr).toBe('050390-1234');
  });

  it('has text of several fonts, of formulas, and shared among cells', async () => {
    const rich =
      '<c t="inlineStr"><is><r><t>Sø</t></r><r><rPr><b/></rPr><t>ren</t></r><rPh><t>x</t></rPh></is></c>';
    const formula = '<c t="str"><f>"Mør"&amp;"kø"</f><v>Mørkø</v></c>';
    const referral = await personIn({
      fornavn: { xml: rich },
      efternavn: { xml: formula },
      telefon: { number: 20_304_050 },
    });
    expect(referral?.person).toMatchObject({
      givenName: 'Søren',
      familyName: 'Mørkø',
      phone: '+45 20 30 40 50',
    });
    expect((await personIn({ bemaerkning: 'To_x000D_\nlinjer & <mere>' }))?.note).toBe(
      'To\r\nlinjer & <mere>',
    );
    const shared = '<sst><si><t>Amal</t></si><si><r><t>Ali</t></r><r><t>cia</t></r></si></sst>';
    const list = await readListFile(
      aWorkbook({
        sheets: [{ rows: rowsOf({ fornavn: { xml: '<c t="s"><v>1</v></c>' } }) }],
        parts: [
          ['xl/sharedStrings.xml', shared],
          [
            'xl/_rels/workbook.xml.rels',
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/>' +
              '<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
          ],
        ],
      }),
    );
    expect(list.rows[0]?.cells.get('fornavn')?.text).toBe('Alicia');
  });

  it('takes a number of a case as its digits, and yes and no as Excel keeps them', async () => {
    const referral = await personIn({
      kommunens_reference: { number: 4_520_304_050 },
      kommunale_opgaver: { xml: '<c t="b"><v>1</v></c>' },
    });
    expect(referral).toMatchObject({ reference: '4520304050', referral: { municipalDuties: true } });
  });

  it.each<[string, Partial<Record<IntakeColumn, SheetCell>>, string]>([
    [
      'an error',
      { fornavn: { xml: '<c t="e"><f>1/0</f><v>#N/A</v></c>' } },
      'fornavn: Cellen viser Excels fejl #N/A',
    ],
    ['an error as text', { fornavn: '#NAVN?' }, 'fornavn: Cellen viser Excels fejl #NAVN?'],
    ['an error of Danish Excel', { sprog: '#I/T' }, 'sprog: Cellen viser Excels fejl #I/T'],
    ['a column that was too narrow', { foedselsdato: '########' }, 'foedselsdato: Cellen er kopieret'],
    ['a formula as text', { fornavn: '=1+1' }, 'fornavn: Her står en formel som tekst'],
    [
      'a formula without its result',
      { fornavn: { xml: '<c><f>A1</f></c>' } },
      'fornavn: Cellen har en formel',
    ],
    [
      'a formula with an empty result',
      { foedselsdato: { xml: '<c><f>A1</f><v></v></c>' } },
      'foedselsdato: Cellen har en formel',
    ],
    ['a number for a date', { foedselsdato: { number: 32_937 } }, 'i Excel er 05-03-1990'],
    [
      'a date with a time',
      { foedselsdato: { number: 32_937.5, style: DATE } },
      'foedselsdato: Datoen har et klokkeslæt',
    ],
    [
      'a reference that Excel made a date of',
      { kommunens_reference: { number: 46_054, style: DATE } },
      'kommunens_reference: Excel har gjort cellen til en dato (01-02-2026)',
    ],
    [
      'a truth for a name',
      { fornavn: { xml: '<c t="b"><v>1</v></c>' } },
      'fornavn: Excel har gjort cellen til SAND',
    ],
    [
      'a share for a number',
      { telefon: { number: 0.5, style: PERCENT } },
      'telefon: Skal være et telefonnummer',
    ],
    ['half a character', { bemaerkning: 'a_xD800_b' }, 'bemaerkning: Teksten har tegn'],
    ['a NUL', { bemaerkning: 'a_x0000_b' }, 'bemaerkning: Teksten har tegn'],
    ['a dash for nothing', { telefon: '-' }, 'telefon: Her står kun en streg'],
  ])('tells of %s by name', async (_, change, told) => {
    const faults = await toldOf(change);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(told);
  });

  it('tells that a number is a date of 1904 in a workbook that counts so', async () => {
    const list = await read({
      sheets: [{ rows: rowsOf({ foedselsdato: { number: 31_475 } }) }],
      date1904: '1',
    });
    expect(checkList(list, aContext).faults[0]?.message).toContain('i Excel er 05-03-1990');
  });
});

describe('a workbook that another program has written', () => {
  it.each(['openpyxl-1904', 'xlsxwriter', 'exceljs', 'sheetjs'])('is read alike: %s', async (name) => {
    const file = new URL(`../../support/intake/workbooks/${name}.xlsx`, import.meta.url);
    const { referrals, faults } = checkList(await readListFile(readFileSync(file)), aContext);
    expect(faults).toEqual([]);
    expect(referrals.map(({ person }) => person)).toEqual([
      {
        givenName: 'Søren',
        familyName: 'Mørkø',
        birthDate: '1990-03-05',
        cpr: '050390-1234',
        phone: '+45 20 30 40 50',
      },
    ]);
  });
});

describe('a sheet as people make it', () => {
  it.each([2, 3, 5])('may have its headers in row %i, beneath a title', async (line) => {
    const above = Array.from({ length: line - 1 }, (_, at) => (at === 0 ? ['Henvisninger, november'] : []));
    const list = await read({ rows: [...above, ...rowsOf({})], merged: ['A1:D1'] });
    expect(list.faults).toEqual([]);
    expect(list.rows.map((row) => row.line)).toEqual([line + 1]);
    expect(toldIn(list)).toEqual([
      `${line} Overskrifterne er fundet i række ${line}. Rækkerne over dem er ikke læst.`,
    ]);
  });

  it('may have headers that are merged downwards beside others in two rows', async () => {
    const [headers = [], person = []] = rowsOf({});
    const above = headers.map((header) =>
      header === 'fornavn' ? 'Personen' : header === 'efternavn' ? '' : header,
    );
    const below = headers.map((header) => (header === 'fornavn' || header === 'efternavn' ? header : ''));
    const merged = headers.flatMap((header, at) => {
      const column = String.fromCodePoint(65 + at);
      return header === 'fornavn' || header === 'efternavn' ? [] : [`${column}1:${column}2`];
    });
    const list = await read({ rows: [above, below, person], merged });
    expect(checkList(list, aContext).faults).toEqual([]);
    expect(list.rows.map(({ line }) => line)).toEqual([3]);
  });

  it('means the same municipality for all whose cells are merged', async () => {
    const list = await read({ rows: rowsOf({}, { kommune: '' }, { kommune: '' }), merged: ['A2:A4'] });
    expect(checkList(list, aContext).faults).toEqual([]);
    expect(list.rows.map(({ cells }) => cells.get('kommune')?.text)).toEqual(
      Array(3).fill('Hillerød Kommune'),
    );
  });

  it('is told which rows have a name across two cells', async () => {
    const list = await read({ rows: rowsOf({}, { efternavn: '' }), merged: ['C3:D3'] });
    expect(places(list.faults)).toEqual(['3 ']);
    expect(list.faults[0]?.message).toContain('flettet');
  });

  it('tells which rows and columns are hidden, and reads them', async () => {
    const list = await read({ rows: rowsOf({}, {}, {}), hiddenRows: [3], hiddenColumns: [4] });
    expect(list.rows).toHaveLength(3);
    expect(toldIn(list)).toEqual([
      expect.stringMatching(/^3 Rækken er skjult/),
      expect.stringMatching(/^\S+ Kolonnen er skjult/),
    ]);
    expect(list.notes[1]?.column).toBe(HEADERS[3]);
  });

  it('is the one with our headers, and the others are named', async () => {
    const list = await read({
      sheets: [
        { name: 'Vejledning', rows: [['Udfyld arket »Folk«', 'kommune']] },
        { name: 'Folk', rows: rowsOf({}) },
        { name: 'Sidste år', rows: rowsOf({}) },
        { name: 'Gemt', state: 'hidden', rows: rowsOf({}) },
        { name: 'Gemt væk', state: 'veryHidden', rows: rowsOf({}) },
      ],
    });
    expect(list.rows).toHaveLength(1);
    expect(toldIn(list)).toEqual([
      'Arket »Gemt« er skjult og er ikke læst.',
      'Arket »Gemt væk« er skjult og er ikke læst.',
      'Listen er læst i arket »Folk«.',
      'Arket »Sidste år« ligner også en liste, men er ikke læst. Send det for sig, hvis det skal med.',
    ]);
  });

  it('is not read if nobody sees it, and says so', async () => {
    const list = await read({ sheets: [{ name: 'Folk', state: 'hidden', rows: rowsOf({}) }] });
    expect([list.rows, list.faults[0]?.message]).toEqual([[], expect.stringContaining('intet ark')]);
    expect(toldIn(list)).toEqual(['Arket »Folk« er skjult og er ikke læst.']);
  });

  it('may have empty rows below, and cells that are only coloured', async () => {
    const blank = Array.from({ length: 50 }, () => [{ xml: '<c s="1"/>' }, { xml: '<c s="1"><v></v></c>' }]);
    const list = await read({ rows: [...rowsOf({}), ...blank] });
    expect([list.rows.length, list.faults]).toEqual([1, []]);
  });

  it.each(['', 'x', '-4', '1.5'])('loses nobody to a row whose number is %p', async (number) => {
    const good = aWorkbook({ sheets: [{ rows: rowsOf({}, {}) }] });
    const { texts } = (await readZip(good, ['xl/worksheets/sheet1.xml'])) ?? {
      texts: new Map<string, string>(),
    };
    const sheet = texts.get('xl/worksheets/sheet1.xml')?.replace('<row r="3"', `<row r="${number}"`) ?? '';
    const list = await read({ sheets: [{ rows: [] }], parts: [['xl/worksheets/sheet1.xml', sheet]] });
    expect([list.rows.map(({ line }) => line), list.faults]).toEqual([[2, 3], []]);
  });

  it('may have one table only', async () => {
    const list = await read({ rows: [...rowsOf({}), [], ...rowsOf({})] });
    expect(places(list.faults)).toEqual(['4 ']);
    expect(list.faults[0]?.message).toContain('kun være én tabel');
  });

  it('loses nothing to macros and other files, which are left alone', async () => {
    const list = await read({
      sheets: [{ rows: rowsOf({}) }],
      parts: [
        ['xl/vbaProject.bin', 'not run'],
        ['xl/externalLinks/externalLink1.xml', '<externalLink/>'],
      ],
    });
    expect(list.rows).toHaveLength(1);
    expect(toldIn(list)).toEqual([
      expect.stringContaining('makroer'),
      expect.stringContaining('andre filer'),
    ]);
  });

  it('may have names with a prefix for its elements, as some programs write them', async () => {
    const cell = (at: string, text: string) =>
      `<x:c r="${at}" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      `<x:row r="1">${cell('A1', 'kommune')}${cell('B1', 'fornavn')}</x:row>` +
      `<x:row r="2">${cell('A2', 'Hillerød')}${cell('B2', 'Søren')}</x:row></x:sheetData></x:worksheet>`;
    const list = await read({ sheets: [{ rows: [] }], parts: [['xl/worksheets/sheet1.xml', sheet]] });
    expect(list.rows[0]?.cells.get('fornavn')?.text).toBe('Søren');
  });
});

describe('a file that is no workbook of people', () => {
  const old = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(512),
  ]);
  const relations = (target: string) =>
    `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="${target}"/></Relationships>`;

  it.each<[string, Buffer, string]>([
    ['in the old format, or locked', old, '.xls'],
    [
      'an OpenDocument spreadsheet',
      zipFile([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']]),
      '.ods',
    ],
    ['a binary workbook', zipFile([['_rels/.rels', relations('xl/workbook.bin')]]), '.xlsb'],
    [
      'a Word document',
      zipFile([
        ['_rels/.rels', relations('word/document.xml')],
        ['word/document.xml', '<document/>'],
      ]),
      'ikke en projektmappe',
    ],
    ['any archive', zipFile([['a.txt', 'a']]), 'ikke en projektmappe'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    [
      'a web page called .xls',
      Buffer.from('<html><table><tr><td>kommune</td></tr></table></html>'),
      'webside',
    ],
    ['an XML file called .xls', Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>'), 'webside'],
    ['broken off', aWorkbook({ sheets: [{ rows: rowsOf({}) }] }).subarray(0, 900), 'kan ikke læses'],
    ['only begun', Buffer.from('PK\u0003\u0004rest of a workbook'), 'kan ikke læses'],
    [
      'with XML that is not closed',
      aWorkbook({
        sheets: [{ rows: [] }],
        parts: [['xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>']],
      }),
      'kan ikke læses',
    ],
    [
      'with a document type in its XML',
      aWorkbook({
        sheets: [{ rows: [] }],
        parts: [['xl/worksheets/sheet1.xml', '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet/>']],
      }),
      'kan ikke læses',
    ],
    [
      'with the same part twice',
      zipFile([
        ['_rels/.rels', relations('xl/workbook.xml')],
        ['_RELS/.rels', relations('xl/workbook.xml')],
      ]),
      'kan ikke læses',
    ],
    [
      'with more in a part than packed so well is believed',
      aWorkbook({
        sheets: [{ rows: [] }],
        parts: [['xl/worksheets/sheet1.xml', `<worksheet>${' '.repeat(2_000_000)}</worksheet>`]],
      }),
      'mere i sig end en liste',
    ],
    [
      'with more columns than a list',
      aWorkbook({ sheets: [{ rows: [Array.from({ length: 300 }, (_, at) => `c${at}`)] }] }),
      'mere i sig end en liste',
    ],
    [
      'with more parts than a workbook',
      zipFile(Array.from({ length: 2_001 }, (_, at) => [`p${at}`, ''] as const)),
      'mere i sig end en liste',
    ],
  ])('is refused in one sentence that says what to do: %s', async (_, bytes, told) => {
    const { rows, faults } = await readListFile(bytes);
    expect([rows, faults.length]).toEqual([[], 1]);
    expect(faults[0]?.message).toContain(told);
  });

  it('is too long with more than 20,000 rows, however far down they begin', async () => {
    const row = (line: number) => `<row r="${line}"><c r="A${line}"><v>${line}</v></c></row>`;
    const sheet = (lines: readonly number[]) =>
      `<worksheet><sheetData>${lines.map(row).join('')}</sheetData></worksheet>`;
    const read20000 = (lines: readonly number[]) =>
      read({ sheets: [{ rows: [] }], parts: [['xl/worksheets/sheet1.xml', sheet(lines)]] });
    const far = await read20000([1, 1_048_576, 99_999_999_999]);
    expect(far.faults[0]?.message).toContain('række med overskrifterne');
    const many = await read20000(Array.from({ length: 20_001 }, (_, at) => at + 1));
    expect(many.faults[0]?.message).toContain('mere i sig end en liste');
  });

  it.each(['-Infinity', '-1e300', '-20000000', '0', 'x', ''])(
    'hides columns that a list can have, though the sheet says to begin at %p',
    async (min) => {
      const sheet = `<worksheet><cols><col hidden="1" min="${min}" max="2"/></cols><sheetData/></worksheet>`;
      const began = performance.now();
      const list = await read({ sheets: [{ rows: [] }], parts: [['xl/worksheets/sheet1.xml', sheet]] });
      expect(list.faults).toHaveLength(1);
      expect(performance.now() - began).toBeLessThan(2_000);
    },
  );

  it('is too large with a long list that stands far to the right', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="IV${at + 1}"><v>1</v></c></row>`);
    const sheet = (count: number) => `<worksheet><sheetData>${rows(count).join('')}</sheetData></worksheet>`;
    const readFar = (count: number) =>
      read({ sheets: [{ rows: [] }], parts: [['xl/worksheets/sheet1.xml', sheet(count)]] });
    expect((await readFar(2_000)).faults[0]?.message).toContain('række med overskrifterne');
    expect((await readFar(4_000)).faults[0]?.message).toContain('mere i sig end en liste');
  });

  it('never throws, whatever bytes are changed in a good one', async () => {
    const good = aWorkbook({ sheets: [{ rows: rowsOf({}) }] });
    for (let at = 0; at < 300; at += 1) {
      const bytes = Buffer.from(good);
      randomBytes(3).copy(bytes, Math.floor((at / 300) * (bytes.length - 3)));
      await expect(readListFile(bytes)).resolves.toHaveProperty('rows');
    }
  });
});
