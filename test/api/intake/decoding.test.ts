import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeText } from '../../../api/intake/decoding.ts';
import { readListFile } from '../../../api/intake/list-file.ts';

const textOf = (bytes: Buffer): string | undefined => {
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded.text : undefined;
};

const list = (...names: readonly string[]) =>
  `kommune;fornavn;efternavn\r\n${names.map((name) => `Hillerød;${name};Test`).join('\r\n')}\r\n`;

const NAMES = [
  'Søren',
  'Mørkø',
  'Åse',
  'Ærø',
  'Bjørn',
  'Kjær',
  'Pålsson',
  'Østergård',
  'SØREN ÅBÆK',
  'Fatima',
];

/** What a file can be encoded in, as iconv calls it. */
const PAGES = ['win1252', 'iso-8859-1', 'cp850', 'cp865', 'macroman'] as const;

describe('a list with Danish names', () => {
  it.each(PAGES)('is read as it was written in %s', (page) => {
    const text = list(...NAMES);
    expect(textOf(iconv.encode(text, page))).toBe(text);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('is read in %s, with its mark and without', (encoding) => {
    const text = list(...NAMES, 'محمد', 'Łukasz', 'ሰላም');
    expect(textOf(iconv.encode(text, encoding, { addBOM: true }))).toBe(text);
    expect(textOf(iconv.encode(text, encoding, { addBOM: false }))).toBe(text);
  });

  it.each(['win1252', 'latin1', 'cp850', 'macroman'])(
    'is put right if it was UTF-8, read by %s and saved again',
    (page) => {
      const text = list(...NAMES);
      const twice = Buffer.from(iconv.decode(Buffer.from(text, 'utf8'), page), 'utf8');
      expect(textOf(twice)).toBe(text);
      expect(decodeText(twice)).toMatchObject({ note: { da: expect.stringContaining('to gange') } });
    },
  );

  it('is put right even if that happened three times over', () => {
    let bytes = Buffer.from(list('Søren'), 'utf8');
    for (let times = 0; times < 3; times += 1) bytes = Buffer.from(bytes.toString('latin1'), 'utf8');
    expect(textOf(bytes)).toBe(list('Søren'));
  });

  it.each([
    ['ms-dos', 'cp850', 'MS-DOS'],
    ['mac', 'macroman', 'Macintosh'],
  ])('tells that it was read as %s', (_, page, called) => {
    const decoded = decodeText(iconv.encode(list('Søren', 'Åse'), page));
    expect(decoded).toMatchObject({
      note: { da: expect.stringContaining(called), en: expect.stringContaining(called) },
    });
  });
});

describe('a list that cannot be read for certain', () => {
  it.each([
    [
      'one name that is Miloš or Milo with an ö',
      iconv.encode('kommune;fornavn\r\nHillerod;Miloš\r\n', 'win1252'),
    ],
    ['one letter alone that two pages have', iconv.encode('kommune;fornavn\r\nHillerod;André\r\n', 'cp850')],
    [
      'letters by two pages',
      Buffer.concat([iconv.encode(list('Søren'), 'win1252'), iconv.encode('Mørk;Åse', 'cp850')]),
    ],
    ['Cyrillic letters of Windows', iconv.encode('kommune;fornavn\r\nHillerod;Олександр\r\n', 'win1251')],
    ['a letter that was lost before', Buffer.from(list('S\ufffdren'), 'utf8')],
    ['bytes that are no text', Buffer.from([0x4b, 0x00, 0x01, 0x02, 0x00])],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
  ])('is refused with what to do: %s', (_, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ fault: { da: expect.stringContaining('CSV UTF-8') } });
  });
});

describe('whatever bytes come', () => {
  it('makes a list, or faults of one, and nothing is thrown', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .string({ unit: 'binary', maxLength: 200 })
        .map((text) => Buffer.from(`kommune;fornavn\n${text}`, 'utf8')),
      fc.string({ maxLength: 200 }).map((text) => Buffer.from(`kommune;fornavn\n${text}`, 'utf16le')),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        const { rows, faults } = await readListFile(Buffer.from(given));
        expect(rows.length + faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('whatever a list holds', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnoprstuvyæøåéöü');
  const name = fc
    .tuple(fc.constantFrom(...'ABCDEFGHJKLMNOPRSTÆØÅ'), fc.array(letters, { minLength: 1, maxLength: 9 }))
    .map(([first, rest]) => first + rest.join(''));
  const people = fc.array(name, { minLength: 1, maxLength: 12 });

  it.each(PAGES)('comes back equal from %s, or is refused', (page) => {
    fc.assert(
      fc.property(people, (names) => {
        const text = `kommune;fornavn\r\n${names.join(';')}\r\n`;
        expect([text, undefined]).toContain(textOf(iconv.encode(text, page)));
      }),
      { numRuns: 400 },
    );
  });

  it.each(['win1252', 'latin1', 'cp850', 'macroman'])(
    'comes back equal if %s has made it UTF-8 twice, or is refused',
    (page) => {
      fc.assert(
        fc.property(people, (names) => {
          const text = `kommune;fornavn\r\n${names.join(';')}\r\n`;
          const twice = Buffer.from(iconv.decode(Buffer.from(text, 'utf8'), page), 'utf8');
          expect([text, undefined]).toContain(textOf(twice));
        }),
        { numRuns: 400 },
      );
    },
  );

  it('comes back equal if it was right from the beginning, in any script', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 8 }), (cells) => {
        const text = cells.join(';').replaceAll(/[\0\ufeff\ufffd]/g, '');
        // What looks as if it had been made UTF-8 twice is the one thing that may come back otherwise.
        const decoded = decodeText(Buffer.from(text, 'utf8'));
        expect('text' in decoded && (decoded.note !== undefined || decoded.text === text)).toBe(true);
      }),
    );
  });
});
