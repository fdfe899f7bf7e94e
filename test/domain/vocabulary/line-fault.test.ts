import { describe, expect, it } from '@jest/globals';
import {
  inOneLine,
  isBlank,
  lineFaultOf,
  linePattern,
  tidyLines,
  trimmedLine,
} from '../../../domain/vocabulary/line-fault.ts';

const character = (code: number) => String.fromCodePoint(code);
const named = (codes: readonly number[]) =>
  codes.map((code) => [`U+${code.toString(16).toUpperCase().padStart(4, '0')}`, character(code)] as const);
const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** What breaks a line, by any name, and every control there is. */
const CONTROLS = named([...between(0, 0x1f), ...between(0x7f, 0x9f), 0x2028, 0x2029]);
/** What turns the direction of reading, joins words, or is there and not to be seen. */
const UNSEEN = named([
  0xad,
  0x61c,
  ...between(0x180b, 0x180f),
  ...between(0x200e, 0x200f),
  0x200b,
  ...between(0x202a, 0x202e),
  ...between(0x2060, 0x2064),
  ...between(0x2066, 0x206f),
  0xfeff,
  ...between(0xfff9, 0xfffb),
  0xe0001,
  ...between(0xe0020, 0xe007f),
  0x34f,
  0x115f,
  0x1160,
  0x3164,
  0xffa0,
  0x17b4,
  0xd800,
  0xdfff,
]);
/** What fills a line and shows nothing. */
const BLANKS = named([
  0x20,
  0xa0,
  0x1680,
  ...between(0x2000, 0x200a),
  0x202f,
  0x205f,
  0x3000,
  0x2800,
  0x301,
  0x20dd,
  0xfe0f,
]);

const NAMES = [
  'Amina',
  'Æ',
  'Anne-Marie O’Brien',
  'Café יפו & בניו ApS',
  'محمد عبد الرحمن',
  'علی\u200cرضا',
  'क्\u200dष',
  '李\u3000小龍',
  'Nguyễn Thị Hương',
  'N\u0303a\u0301',
  'Bo\u00a0Bygmester',
  '3F',
  '👩\u200d🔧 Værksted',
];

describe('one line of text', () => {
  it.each(NAMES)('may be %s', (name) => {
    expect(trimmedLine(` ${name} `)).toBe(name);
    expect(lineFaultOf(name)).toBeUndefined();
    expect(new RegExp(linePattern(200), 'u').test(name)).toBe(true);
  });

  it.each(CONTROLS)('has no %s in it', (_, sign) => {
    for (const text of [`Bo${sign}Bcc: x@example.dk`, `${sign}Bo`, `Bo${sign}`]) {
      expect(lineFaultOf(text)).toBe('control');
      expect(new RegExp(linePattern(200), 'u').test(text)).toBe(false);
    }
  });

  it.each(UNSEEN)('has no %s in it, which nobody sees', (_, sign) => {
    for (const text of [`Bo${sign}gnp`, `${sign}Bo`, `Bo${sign}`]) {
      expect(lineFaultOf(text)).toBe('unseen');
      expect(new RegExp(linePattern(200), 'u').test(text)).toBe(false);
    }
  });

  it.each(BLANKS)('is more than %s, however often', (_, sign) => {
    for (const text of [sign, sign.repeat(9), ` ${sign} `]) {
      expect(lineFaultOf(text)).toBe('blank');
      expect(isBlank(text)).toBe(true);
      expect(new RegExp(linePattern(200), 'u').test(text)).toBe(false);
    }
  });

  it('loses a joiner that joins nothing, by which two names would look the same', () => {
    for (const joiner of ['\u200c', '\u200d']) {
      expect(trimmedLine(`${joiner}B${joiner}o${joiner} B${joiner}`)).toBe('Bo B');
      expect(trimmedLine(`علی${joiner}`)).toBe('علی');
      expect(trimmedLine(joiner)).toBe('');
    }
  });

  it('is measured in its pattern', () => {
    expect(new RegExp(linePattern(3), 'u').test('Åse')).toBe(true);
    expect(new RegExp(linePattern(3), 'u').test('Åsen')).toBe(false);
  });
});

describe('free text', () => {
  it.each(CONTROLS)('is kept without %s, and with the same lines', (_, sign) => {
    const breaks = /[\n\v\f\r\u0085\u2028\u2029]/.test(sign);
    if (sign === '\0') return;
    expect(tidyLines(`én${sign}to`)).toBe(breaks ? 'én\nto' : sign === '\t' ? 'én\tto' : 'énto');
  });

  it('is kept without what turns the direction of reading', () => {
    expect(tidyLines('Hun\u202e kom\u2069 ikke\u200f.')).toBe('Hun kom ikke.');
    expect(tidyLines('\ufeffén\r\n\r\nto ')).toBe('én\n\nto');
    for (const name of NAMES) expect(tidyLines(name)).toBe(name);
  });
});

describe('a text in one line', () => {
  it.each(CONTROLS)('has a space for %s', (_, sign) => {
    expect(inOneLine(`Frist${sign}i morgen`)).toBe('Frist i morgen');
  });

  it('is otherwise as it was', () => {
    for (const name of NAMES) expect(inOneLine(name)).toBe(name);
  });
});
