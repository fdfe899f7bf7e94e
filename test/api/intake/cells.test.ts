import { describe, expect, it } from '@jest/globals';
import { cprWritten } from '../../../api/intake/cpr.ts';
import { dateOfSerial, dateWritten } from '../../../api/intake/dates.ts';
import { languageNamed } from '../../../api/intake/language.ts';
import { nameWritten } from '../../../api/intake/names.ts';
import { phoneWritten } from '../../../api/intake/phone.ts';
import type { Reading } from '../../../api/intake/reading.ts';
import { emailWritten } from '../../../api/intake/values.ts';

const valueOf = (read: Reading) => ('value' in read ? read.value : undefined);
const faultOf = (read: Reading) => ('fault' in read ? read.fault.da : undefined);

describe('a date', () => {
  it.each([
    '01-02-1990',
    '1.2.1990',
    '1/2/1990',
    '1. 2. 1990',
    '01 02 1990',
    '1990-02-01',
    '1990.2.1',
    '1. feb 1990',
    '1. februar 1990',
    'den 1. februar 1990',
    'torsdag den 1. februar 1990',
    '1-feb-1990',
    '1 February 1990',
    'February 1, 1990',
    '01021990',
    '19900201',
    '01-02-1990 00:00',
    '01-02-1990 00:00:00',
    '01-02-1990 00.00.00',
    '01-02-1990 kl. 00.00',
    '01-02-1990 00:00:00,000',
    '01/02/1990 12:00:00 AM',
    '1990-02-01T00:00:00',
    '1990-02-01T00:00:00.000Z',
    '1990-02-01 00:00:00+00:00',
    "'01-02-1990",
    '="01-02-1990"',
    '01\u201102\u20111990',
    '01–02–1990',
    '\u200e01-02-1990\u200f',
    '\u200b01-02-1990\ufeff',
    '01-02-1990\u00a0',
    '٠١-٠٢-١٩٩٠',
  ])('is read however it is written: %j', (written) => {
    expect(valueOf(dateWritten(written))).toBe('1990-02-01');
  });

  it.each([
    ['1-2-90', 'fire cifre'],
    ['1. feb 90', 'fire cifre'],
    ['31-02-1990', 'en dato, der findes'],
    ['12/31/1990', 'en dato, der findes'],
    ['02 1990', 'en dato, der findes'],
    ['ukendt', 'en dato, der findes'],
    ['32905', 'i Excel er 01-02-1990'],
    ['32905,5', 'i Excel er 01-02-1990'],
    ['01-02-1990 14:30', 'klokkeslæt'],
    ['01-02-1990 12.00.00', 'klokkeslæt'],
    ['01/02/1990 12:00:00 PM', 'klokkeslæt'],
    ['01/02/1990 1:00 am', 'klokkeslæt'],
    // The evening before by UTC may be that midnight in Denmark.
    ['1990-01-31T23:00:00Z', 'klokkeslæt'],
    ['1990-02-01T00:00:00+02:00', 'klokkeslæt'],
  ])('is told of with what is wrong: %s', (written, told) => {
    expect(faultOf(dateWritten(written))).toContain(told);
  });

  it('is the same day by its number, whichever year a workbook counts from', () => {
    expect([dateOfSerial(61), dateOfSerial(32_905), dateOfSerial(32_905 - 1462, 1904)]).toEqual([
      '1900-03-01',
      '1990-02-01',
      '1990-02-01',
    ]);
    expect([dateOfSerial(60), dateOfSerial(-1), dateOfSerial(1e9), dateOfSerial(Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a CPR number', () => {
  it.each([
    '0101901111',
    '010190-1111',
    '010190 1111',
    '010190.1111',
    '01 01 90 - 1111',
    '010190–1111',
    '010190\u20111111',
    "'0101901111",
    '’010190-1111',
    '="0101901111"',
    '\u200e010190-1111',
    '\u200b0101901111',
    '010190\u00a01111',
    '٠١٠١٩٠١١١١',
  ])('is read however it is written: %j', (written) => {
    expect(valueOf(cprWritten(written))).toBe('0101901111');
  });

  it.each([
    ['101901111', 'Her står ni'],
    ['01019011', 'Her står 8.'],
    ['01019011112', 'Her står 11.'],
    ['010190', 'sidste fire cifre'],
    ['010190-xxxx', 'sidste fire cifre'],
    ['010190-????', 'sidste fire cifre'],
    ['010190-1AB1', 'ikke andet end en bindestreg'],
    ['1,02E+08', 'forkortet'],
  ])('is told of with what is wrong, and nothing of Excel’s zero unless that is so: %s', (written, told) => {
    const fault = faultOf(cprWritten(written));
    expect(fault).toContain(told);
    expect(fault?.includes('nul')).toBe(told === 'Her står ni');
  });
});

describe('a telephone number', () => {
  it.each([
    '20304050',
    '20 30 40 50',
    '+45 20304050',
    '+45-20-30-40-50',
    '0045 20 30 40 50',
    '45 20304050',
    '4520304050',
    '(+45) 20 30 40 50',
    '+45 (0) 20304050',
    'tlf. 20304050',
    'Mobil: 20 30 40 50',
    "'+4520304050",
    '="20304050"',
    '\u202a+45 20304050\u202c',
    '20.30.40.50',
    '20\u201130\u201140\u201150',
  ])('is read with its country: %j', (written) => {
    expect(valueOf(phoneWritten(written))).toBe('+45 20 30 40 50');
  });

  it.each([
    ['380501234567', '+380 50 123 4567'],
    ['+380 50 123 45 67', '+380 50 123 4567'],
    ['00380501234567', '+380 50 123 4567'],
    ['0046 70 123 45 67', '+46 70 123 45 67'],
    ['963944123456', '+963 944 123 456'],
    ['+45 00 00 00 01', '+45 00 00 00 01'],
  ])('from elsewhere is read if it can be no other: %s', (written, number) => {
    expect(valueOf(phoneWritten(written))).toBe(number);
  });

  it.each([
    ['20304050 / 20304051', 'flere telefonnumre'],
    ['20304050, 20304051', 'flere telefonnumre'],
    ['20304050 og 20304051', 'flere telefonnumre'],
    ['20304050\n20304051', 'flere telefonnumre'],
    ['20304050 lok. 12', 'lokalnummer'],
    ['20304050 x12', 'lokalnummer'],
    ['2030405', 'for kort'],
    ['+45 2030405', 'otte cifre'],
    ['+45 203040506', 'otte cifre'],
    ['10203040', 'kan ikke findes'],
    ['0701234567', 'hvilket land'],
    ['0101901111', 'hvilket land'],
    ['3105881234', 'hvilket land'],
    ['203040506', 'hvilket land'],
    ['+999 12345678', 'kan ikke findes'],
    ['4,52E+09', 'forkortet'],
    ['20304050 (mor)', 'ikke andet'],
    ['ring til mor', 'ikke andet'],
  ])('is told of if no text could reach it, or a stranger’s: %j', (written, told) => {
    expect(faultOf(phoneWritten(written))).toContain(told);
  });
});

describe('a language', () => {
  it.each([
    ['arabisk', 'ar'],
    ['Arabic', 'ar'],
    ['العربية', 'ar'],
    ['ara', 'ar'],
    ['ar-SY', 'ar'],
    ['arabisk (Syrien)', 'ar'],
    ['українська', 'uk'],
    ['Ukrainian', 'uk'],
    ['uk_UA', 'uk'],
    ['tir', 'ti'],
    ['ትግርኛ', 'ti'],
    ['tigrinja', 'ti'],
    ['prs', 'fa'],
    ['per', 'fa'],
    ['دری', 'fa'],
    ['فارسی', 'fa'],
    ['ckb', 'ku'],
    ['kmr', 'ku'],
    ['kurdisk (sorani)', 'ku'],
    ['kurdisk/kurmanji', 'ku'],
    ['ger', 'de'],
    ['deu', 'de'],
    ['Français', 'fr'],
    ['\u200fعربي'.replace('عربي', 'العربية'), 'ar'],
  ])('is known by %j', (written, code) => {
    expect(languageNamed(written)).toEqual({ code });
  });

  it.each([
    ['arabisk, engelsk', 'several'],
    ['arabisk og kurdisk', 'several'],
    ['dari/pashto', 'several'],
    ['rhg', 'no-code'],
    ['syrisk', 'unknown'],
    ['ua', 'unknown'],
    ['xyz', 'unknown'],
  ])('is told of if it is not one that we know: %s', (written, problem) => {
    expect(languageNamed(written)).toEqual({ problem });
  });
});

describe('a name', () => {
  it.each([
    'Søren',
    'O’Brien',
    "'Abd al-Rahman",
    'D’Angelo',
    'Anne-Marie',
    'Jean‑Luc',
    'Mohammad (Ali)',
    'H. C.',
    'McDonald',
    'محمد',
    'علی\u200cرضا',
    'ሰላም',
    'မောင်',
    'Nguyễn Thị',
    'Łukasz',
    'Thiri',
    'Amina 2',
  ])('is taken in whatever letters: %s', (name) => {
    expect(valueOf(nameWritten(name))).toBe(name);
  });

  it('loses the signs that nobody sees', () => {
    expect(valueOf(nameWritten('\u200fمحمد\u200e \u200bAli\u00a0'))).toBe('محمد Ali');
    expect(valueOf(nameWritten('So\u0308ren'))).toBe('Sören');
  });

  it.each([
    'S›ren',
    'S¿ren',
    'S¯ren',
    'S°ren',
    'S¢ren',
    'SÃ¸ren',
    'S├©ren',
    'S√∏ren',
    'S\ufffdren',
    'S\u009bren',
    'S?ren',
    'S|ren',
    'S&oslash;ren',
    'S=F8ren',
    'AndrŽ',
    'MÏller',
    'BjŠrn',
    'Sˆren',
    '---',
    '12-03',
  ])('is told of if it has what letters become: %j', (name) => {
    expect(faultOf(nameWritten(name))).toContain('navn');
  });
});

describe('a mail address in a list', () => {
  it.each([
    ['kontakt@hændværker.dk', 'kontakt@hændværker.dk'],
    ['mailto:amina@example.dk', 'amina@example.dk'],
    ['Amina Eksempel <amina@example.dk>', 'amina@example.dk'],
    ['\u200bamina@example.dk\u00a0', 'amina@example.dk'],
  ])('is taken out of what programs put around it: %j', (written, address) => {
    expect(valueOf(emailWritten(written))).toBe(address);
  });

  it('is told of if there are two', () => {
    expect(faultOf(emailWritten('a@example.dk; b@example.dk'))).toContain('flere mailadresser');
  });
});
