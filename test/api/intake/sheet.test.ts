import { describe, expect, it } from '@jest/globals';
import type { IntakeColumn } from '../../../api/intake/columns.ts';
import { readSheet } from '../../../api/intake/sheet.ts';
import { aRow, csvOf, places } from '../../support/intake/an-intake.ts';

const TEXT = csvOf([{ ...aRow, fornavn: 'Åse-Žana', bemaerkning: 'Vil gerne male – helst æbler for 5 €' }]);

function windows1252(text: string): Buffer {
  const known = new Map([
    ['€', 0x80],
    ['Ž', 0x8e],
    ['–', 0x96],
  ]);
  return Buffer.from([...text].map((letter) => known.get(letter) ?? letter.charCodeAt(0)));
}

function cell(bytes: Buffer, column: IntakeColumn, row = 0): string | undefined {
  return readSheet(bytes).rows[row]?.cells.get(column)?.text;
}

describe('a file as Excel writes it', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT, 'utf8')],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`, 'utf8')],
    ['Windows-1252', windows1252(TEXT)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('is read in %s', (_, bytes) => {
    const { rows, faults } = readSheet(bytes);
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(cell(bytes, 'kommune')).toBe('Hillerød Kommune');
    expect(cell(bytes, 'fornavn')).toBe('Åse-Žana');
    expect(cell(bytes, 'bemaerkning')).toBe('Vil gerne male – helst æbler for 5 €');
  });

  it.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabs', '\t'],
  ])('may be separated by %s', (_, separator) => {
    const bytes = Buffer.from(csvOf([{ ...aRow, bemaerkning: 'Maler; murer, og tømrer' }], separator));
    expect(readSheet(bytes).faults).toEqual([]);
    expect(cell(bytes, 'bemaerkning')).toBe('Maler; murer, og tømrer');
  });

  it('may say in a line of its own what separates the cells, which counts as no row', () => {
    const { rows, faults } = readSheet(Buffer.from(`sep=;\r\n${csvOf([aRow])}`));
    expect(faults).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual([2]);
  });

  it.each([['\r\n'], ['\n'], ['\r']])('may end its lines with %j', (lineEnd) => {
    expect(readSheet(Buffer.from(csvOf([aRow, aRow], ';', lineEnd))).rows).toHaveLength(2);
  });

  it('counts lines as Excel counts rows: a break within a cell is none, an empty row is one', () => {
    const [headers, first, second] = csvOf([
      { ...aRow, bemaerkning: 'To\nlinjer' },
      { ...aRow, bemaerkning: 'Han siger "ja"' },
    ]).split('\r\n');
    const { rows } = readSheet(Buffer.from([headers, first, '', ';;;;;;;;', second, ''].join('\r\n')));
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(rows.map(({ cells }) => cells.get('bemaerkning')?.text)).toEqual(['To\nlinjer', 'Han siger "ja"']);
  });

  it.each([
    ['foedselsdato'],
    ['Fødselsdato'],
    ['FØDSELSDATO'],
    [' fødsels dato '],
    ['fodselsdato'],
    ['Fødsels-dato'],
  ])('finds the date of birth under the header %j', (header) => {
    const bytes = Buffer.from(csvOf([aRow]).replace('foedselsdato', header));
    expect(readSheet(bytes).faults).toEqual([]);
    expect(readSheet(bytes).rows[0]?.cells.get('foedselsdato')).toEqual({
      header: header.trim(),
      text: '05-03-1990',
    });
  });

  it.each([
    ['Målgruppe', 'maalgruppe'],
    ['målgruppe', 'maalgruppe'],
    ['Bemærkning', 'bemaerkning'],
    ['Adresse i DK siden', 'adresse_i_dk_siden'],
    ['Kommunens reference', 'kommunens_reference'],
    ['Branche ønske', 'branche_oenske'],
    ['E-mail', 'email'],
  ] as const)('knows the header %j as %s', (header, column) => {
    const bytes = Buffer.from(`kommune;${header}\r\nHillerød;noget\r\n`);
    expect(cell(bytes, column)).toBe('noget');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['is empty', Buffer.alloc(0), 'Filen er tom.'],
    ['has empty rows only', Buffer.from('\r\n;;;\r\n'), 'Filen er tom.'],
    ['is no text at all', Buffer.from([0x4b, 0, 0x01, 0x02]), 'Filen er ikke en liste'],
    [
      'has people where its headers should be',
      Buffer.from('Hillerød;HIL-1;Amina\r\n'),
      'Der skal være en række med overskrifterne',
    ],
  ])('says so in one fault where it %s', (_, bytes, message) => {
    const { rows, faults } = readSheet(bytes);
    expect(rows).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.line).toBe(1);
    expect(faults[0]?.message).toContain(message);
  });

  it('names the row in which a quotation mark is never closed', () => {
    const { faults } = readSheet(Buffer.from(`${csvOf([aRow])}Hillerød;"HIL-2;Bo\r\nog mere;\r\n`));
    expect(places(faults)).toEqual(['3 ']);
    expect(faults[0]?.message).toContain('citationstegn');
  });

  it('says which row has text behind the quotation mark that closes a cell', () => {
    const { rows, faults } = readSheet(Buffer.from('kommune;fornavn\nGentofte;Amal\nGentofte;""#\n'));
    expect(rows).toEqual([]);
    expect(faults).toEqual([expect.objectContaining({ line: 3 })]);
    expect(faults[0]?.message).toContain('passer ikke sammen');
  });
});

describe('the headers of a file', () => {
  it('are each faulted that are missing, unknown or there twice, as they were written', () => {
    const bytes = Buffer.from(
      'Kommune;kommunens_reference;fornavn;Fornavn;foedselsdato;Skostørrelse;opholdsgrundlag;maalgruppe\r\nx;x;x;x;x;x;x;x',
    );
    const { faults } = readSheet(bytes);
    expect(places(faults)).toEqual(['1 Fornavn', '1 Skostørrelse', '1 retsgrundlag']);
    expect(faults.map(({ message }) => message.split('.')[0])).toEqual([
      'Kolonnen står der mere end én gang',
      'Kolonnen kendes ikke',
      'Kolonnen mangler',
    ]);
  });

  it('may have empty cells beside them, as long as nothing stands below', () => {
    const [headers, row] = csvOf([aRow]).split('\r\n');
    expect(readSheet(Buffer.from(`${headers};;\r\n${row};;\r\n`)).faults).toEqual([]);
    const { faults } = readSheet(Buffer.from(`${headers};;\r\n${row};;her\r\n`));
    expect(places(faults)).toEqual(['2 ']);
    expect(faults[0]?.message).toContain('felter uden overskrift');
  });

  it('never repeats a CPR number, even where one stands as a header', () => {
    const { faults } = readSheet(Buffer.from('kommune;010190-1234\r\nHillerød;x\r\n'));
    expect(JSON.stringify(faults)).not.toContain('1234');
    expect(faults[0]?.column).toBe('010190-xxxx');
  });
});
