import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readListFile } from '../../../api/intake/list-file.ts';
import { checkList } from '../../../api/intake/rows.ts';
import { aContext, places } from '../../support/intake/an-intake.ts';

const HEADERS =
  'kommune;kommunens_reference;fornavn;efternavn;foedselsdato;cpr;telefon;email;sprog;opholdsgrundlag;maalgruppe;retsgrundlag';

interface FieldRow {
  readonly name?: string;
  readonly born?: string;
  readonly cpr?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** A list as it came from the field, with one thing in it out of the ordinary. */
function listOf(...people: readonly FieldRow[]): string {
  const rows = people.map(
    ({ name = 'Amal;Testesen', born = '01-01-1990', cpr = '', phone = '', email = '' }, at) =>
      [
        'Gentofte',
        `FELT-${at + 1}`,
        name,
        born,
        cpr,
        phone,
        email,
        'ar',
        'udl-7',
        'primaer',
        'myndighedsopgave',
      ].join(';'),
  );
  return [HEADERS, ...rows, ''].join('\r\n');
}

async function check(list: string | Buffer) {
  const read = await readListFile(Buffer.from(list));
  const { referrals, faults } = checkList(read, aContext);
  return { persons: referrals.map(({ person }) => person), faults, notes: read.notes };
}

const DANISH = { name: 'Søren;Mørkø' };

describe('what has come from the field', () => {
  it('reads a list that Excel saved as CSV (MS-DOS), and says so', async () => {
    const { persons, faults, notes } = await check(iconv.encode(listOf(DANISH), 'cp850'));
    expect(faults).toEqual([]);
    expect(persons).toMatchObject([{ givenName: 'Søren', familyName: 'Mørkø' }]);
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('MS-DOS')]);
  });

  it('reads a list that was made UTF-8 twice, and says so', async () => {
    const twice = Buffer.from(Buffer.from(listOf(DANISH), 'utf8').toString('latin1'), 'utf8');
    const { persons, notes } = await check(twice);
    expect(persons).toMatchObject([{ givenName: 'Søren', familyName: 'Mørkø' }]);
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('to gange')]);
  });

  it('takes nobody in garbled from a list that was read wrongly before it came', async () => {
    const garbled = ['S›ren;Mork', 'S¿ren;Mork', 'S├©ren;Mork', 'SÃ¸ren;Ærø'].map((name) => ({ name }));
    const { persons, faults } = await check(listOf(...garbled));
    expect(persons).toEqual([]);
    expect(places(faults)).toEqual(['2 fornavn', '3 fornavn', '4 fornavn', '5 fornavn']);
  });

  it('reads a midnight with dots, and an apostrophe before a CPR number', async () => {
    const { persons, faults } = await check(listOf({ born: '01-01-1990 00.00.00' }, { cpr: "'0101901111" }));
    expect(faults).toEqual([]);
    expect(persons).toMatchObject([{ birthDate: '1990-01-01' }, { cpr: '010190-1111' }]);
  });

  it('reads telephone numbers that a text can reach, and tells of two in one cell', async () => {
    const numbers = ['0045 20 30 40 50', '45 20304050', '20304050 / 20304051', '380501234567'];
    const { persons, faults } = await check(listOf(...numbers.map((phone) => ({ phone }))));
    expect(persons.map(({ phone }) => phone)).toEqual([
      '+45 20 30 40 50',
      '+45 20 30 40 50',
      '+380 50 123 4567',
    ]);
    expect(places(faults)).toEqual(['4 telefon']);
    expect(faults[0]?.message).toContain('flere telefonnumre');
  });

  it('takes an address at a Danish domain as it is written', async () => {
    const { persons, faults } = await check(
      listOf({ email: 'kontakt@hændværker.dk' }, { email: 'hr&loen@firma.dk' }),
    );
    expect(faults).toEqual([]);
    expect(persons.map(({ email }) => email)).toEqual(['kontakt@hændværker.dk', 'hr&loen@firma.dk']);
  });

  it.each([
    ['200600-0005', '20-06-2000', '7. ciffer er 0', '1900–1999'],
    ['010105-3333', '01-01-2005', '7. ciffer er 3', '1900–1999'],
    ['010190-5555', '01-01-1990', '7. ciffer er 5', '1858–1899'],
    ['010140-4444', '01-01-2040', '7. ciffer er 4', '1937–1999'],
    ['610105-0005', '01-01-2005', '7. ciffer er 0', '1900–1999'],
  ])('tells that %s is of another century than %s', async (cpr, born, digit, years) => {
    const context = { ...aContext, today: '2056-01-01' };
    const { faults } = checkList(await readListFile(Buffer.from(listOf({ cpr, born }))), context);
    expect(places(faults)).toEqual(['2 cpr']);
    expect(faults[0]?.message).toContain(digit);
    expect(faults[0]?.message).toContain(years);
    expect(faults[0]?.value).not.toContain(cpr.slice(-4));
  });

  it.each([
    ['010190-0001', '01-01-1990'],
    ['010190-3999', '01-01-1990'],
    ['010190-4000', '01-01-1990'],
    ['010190-9000', '01-01-1990'],
    ['010105-4000', '01-01-2005'],
    ['010105-5000', '01-01-2005'],
    ['010105-8000', '01-01-2005'],
    ['010105-9000', '01-01-2005'],
    ['010137-4000', '01-01-1937'],
    ['610190-1111', '01-01-1990'],
  ])('takes %s for somebody born on %s', async (cpr, born) => {
    expect((await check(listOf({ cpr, born }))).faults).toEqual([]);
  });
});
