import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { INTAKE_COLUMNS, REQUIRED_COLUMNS } from '../../../api/intake/columns.ts';
import type { IntakeColumn } from '../../../api/intake/columns.ts';
import { readJsonList } from '../../../api/intake/json.ts';
import { checkList, MOST_ROWS } from '../../../api/intake/rows.ts';
import type { CheckedList, IntakeContext } from '../../../api/intake/rows.ts';
import { readSheet } from '../../../api/intake/sheet.ts';
import type { Person } from '../../../db/persons/person.ts';
import type { Referral } from '../../../domain/journeys/commands.ts';
import { aContext, aRow, csvOf, fileOf, places, rows } from '../../support/intake/an-intake.ts';
import type { Row } from '../../support/intake/an-intake.ts';

function check(row: Row, context: IntakeContext = aContext): CheckedList {
  return checkList(readSheet(fileOf({ ...aRow, ...row })), context);
}

function referralOf(row: Row): Referral | undefined {
  const { referrals, faults } = check(row);
  expect(faults).toEqual([]);
  return referrals[0]?.referral;
}

function personOf(row: Row): Person | undefined {
  const { referrals, faults } = check(row);
  expect(faults).toEqual([]);
  return referrals[0]?.person;
}

function faultIn(row: Row, column: IntakeColumn, context: IntakeContext = aContext) {
  const { referrals, faults } = check(row, context);
  expect(referrals).toEqual([]);
  expect(places(faults)).toEqual([`2 ${column}`]);
  return faults[0];
}

describe('a row that is filled in', () => {
  it('becomes a referral that knows no person, and a person for the vault', () => {
    const { referrals, faults } = check({
      cpr: '050390-1234',
      telefon: '+45 00-00-00-01',
      email: 'amina@example.dk',
      sprog: 'Arabisk',
      opholdstilladelse_til: '31-12-2027',
      adresse_i_dk_siden: '1.2.2019',
      ankommet: '31/12/2018',
      sprogcenter: 'Sprogcenter Hellerup',
      branche_oenske: 'Malerfaget',
      retsgrundlag: 'Samtykke',
      samtykke_version: '2026-1',
      samtykke_dato: '2026-11-24',
      kommunale_opgaver: 'Ja',
      bemaerkning: 'Har malet huse i fire år.',
    });
    expect(faults).toEqual([]);
    expect(referrals).toEqual([
      {
        referral: {
          municipality: 'hilleroed-kommune',
          legalBasis: 'consent',
          consentVersion: '2026-1',
          consentOn: '2026-11-24',
          targetGroup: 'primary',
          residenceBasis: 'udl-7',
          residencePermitUntil: '2027-12-31',
          registeredAddressSince: '2019-02-01',
          municipalDuties: true,
          languageCentre: 'sprogcenter-hellerup',
          wishedSector: 'painting',
        },
        reference: 'HIL-0001',
        person: {
          givenName: 'Amina',
          familyName: 'Prøvesen',
          birthDate: '1990-03-05',
          cpr: '050390-1234',
          phone: '+45 00 00 00 01',
          email: 'amina@example.dk',
          language: 'ar',
          arrivedOn: '2018-12-31',
        },
        note: 'Har malet huse i fire år.',
      },
    ]);
  });

  it.each([
    ['31-12-1989', '1989-12-31'],
    ['31.12.1989', '1989-12-31'],
    ['31/12/1989', '1989-12-31'],
    ['1-2-1989', '1989-02-01'],
    ['1989-12-31', '1989-12-31'],
    ['1989/12/31', '1989-12-31'],
    ['31-12-1989 00:00', '1989-12-31'],
    ['29-02-1988', '1988-02-29'],
    ['05/03/1990', '1990-03-05'],
  ])('may write a date as %s', (written, date) => {
    expect(personOf({ foedselsdato: written })?.birthDate).toBe(date);
  });

  it.each([
    ['udl-7', 'udl-7'],
    ['UDL 7', 'udl-7'],
    ['Udl-9c-1', 'udl-9c-1'],
    ['udl 9c', 'udl-9c'],
    ['UKRAINE', 'ukraine'],
    ['Flygtning (udlændingelovens § 7)', 'udl-7'],
    ['Andet', 'andet'],
  ])('may write the residence basis as %s', (written, code) => {
    expect(referralOf({ opholdsgrundlag: written })?.residenceBasis).toBe(code);
  });

  it.each([
    ['primær', 'primary'],
    ['Primaer', 'primary'],
    ['SIDESTILLET', 'equated'],
    ['øvrig', 'other'],
    ['Oevrig', 'other'],
  ])('may write the target group as %s', (written, code) => {
    expect(referralOf({ maalgruppe: written })?.targetGroup).toBe(code);
  });

  it.each([
    ['painting', 'painting'],
    ['Malerfaget', 'painting'],
    ['maler', 'painting'],
    ['Byggeri og anlæg', 'building'],
    ['anlaegsgartneri', 'landscaping'],
    ['Transport og logistik', 'transport'],
  ])('may wish for the trade %s', (written, code) => {
    expect(referralOf({ branche_oenske: written })?.wishedSector).toBe(code);
  });

  it.each([
    ['ar', 'ar'],
    ['Tigrinya', 'ti'],
    ['UKRAINSK', 'uk'],
    ['dari', 'fa'],
    ['persisk', 'fa'],
    ['kurdisk', 'ku'],
    // Codes that were withdrawn for others, under which some lists and some tables still have them.
    ['rumænsk', 'ro'],
    ['mo', 'ro'],
    ['jiddisch', 'yi'],
    ['hebraisk', 'he'],
    ['iw', 'he'],
    ['norsk', 'no'],
    ['tl', 'tl'],
  ])('may name the language %s', (written, code) => {
    expect(personOf({ sprog: written })?.language).toBe(code);
  });

  it.each([
    ['ja', true],
    ['JA ', true],
    ['true', true],
    ['nej', false],
    ['Nej', false],
    ['', undefined],
  ])('may say whether the municipality is to be reminded of its own duties as %j', (written, wanted) => {
    expect(referralOf({ kommunale_opgaver: written })?.municipalDuties).toBe(wanted);
  });

  it.each([
    ['31-12-2027', '2027-12-31'],
    // It may have run out already: then somebody must be told at once.
    ['31-10-2026', '2026-10-31'],
    ['', undefined],
  ])('may say that the residence permit lasts until %j', (written, until) => {
    expect(referralOf({ opholdstilladelse_til: written })?.residencePermitUntil).toBe(until);
  });

  it.each(['Opholdstilladelse til', 'opholdstilladelse-til', 'OPHOLDSTILLADELSE_TIL'])(
    'may head the column of the permit %s',
    (header) => {
      const text = csvOf([{ ...aRow, opholdstilladelse_til: '31-12-2027' }]);
      const sheet = Buffer.from(text.replace('opholdstilladelse_til', header));
      const { referrals, faults } = checkList(readSheet(sheet), aContext);
      expect(faults).toEqual([]);
      expect(referrals[0]?.referral.residencePermitUntil).toBe('2027-12-31');
    },
  );

  it.each([
    ['0503901234', '050390-1234'],
    ['050390-1234', '050390-1234'],
    ['050390 1234', '050390-1234'],
    // A substitute number, whose day is raised by 60.
    ['650390-1234', '650390-1234'],
  ])('may write the CPR number as %s, which need not fit modulus 11', (written, cpr) => {
    expect(personOf({ cpr: written })?.cpr).toBe(cpr);
  });
});

describe('a row with a fault', () => {
  it.each<[string, IntakeColumn, Row, string]>([
    ['no municipality', 'kommune', { kommune: '' }, 'Skal udfyldes.'],
    [
      'a municipality that does not take part',
      'kommune',
      { kommune: 'Odense' },
      'Deltager ikke i programmet.',
    ],
    ['no reference', 'kommunens_reference', { kommunens_reference: '' }, 'Skal udfyldes.'],
    [
      'a reference with spaces',
      'kommunens_reference',
      { kommunens_reference: 'HIL 1 1' },
      'Skal være tekst som',
    ],
    ['no given name', 'fornavn', { fornavn: '' }, 'Skal udfyldes.'],
    ['too long a name', 'efternavn', { efternavn: 'x'.repeat(101) }, 'Skal være tekst på 1–100 tegn.'],
    [
      'a date that does not exist',
      'foedselsdato',
      { foedselsdato: '31-02-1990' },
      'Skal være en dato, der findes',
    ],
    ['an American date', 'foedselsdato', { foedselsdato: '12/31/1990' }, 'Skal være en dato, der findes'],
    ['a year of two digits', 'foedselsdato', { foedselsdato: '05-03-90' }, 'fire cifre'],
    ['a number for a date', 'foedselsdato', { foedselsdato: '32937' }, 'Skal være en dato, der findes'],
    ['a birth in the future', 'foedselsdato', { foedselsdato: '05-03-2090' }, 'Datoen ligger i fremtiden.'],
    ['a child', 'foedselsdato', { foedselsdato: '25-11-2011' }, 'Fødselsdatoen kan ikke passe'],
    [
      'somebody of a hundred and one',
      'foedselsdato',
      { foedselsdato: '05-03-1925' },
      'Fødselsdatoen kan ikke passe',
    ],
    ['a CPR number without its first zero', 'cpr', { cpr: '503901234' }, 'Et CPR-nummer har ti cifre.'],
    ['a CPR number of no date', 'cpr', { cpr: '990390-1234' }, 'ikke med en dato'],
    ['another’s CPR number', 'cpr', { cpr: '060390-1234' }, 'passer ikke sammen'],
    ['another’s substitute number', 'cpr', { cpr: '660390-1234' }, 'passer ikke sammen'],
    ['a telephone number with letters', 'telefon', { telefon: 'ring til mor' }, 'Skal være et telefonnummer'],
    ['no mail address', 'email', { email: 'amina-example.dk' }, 'Skal være en mailadresse.'],
    ['an unknown language', 'sprog', { sprog: 'ua' }, 'Sproget kendes ikke.'],
    [
      'an unknown residence basis',
      'opholdsgrundlag',
      { opholdsgrundlag: 'udl-99' },
      'Skal være en af: udl-7,',
    ],
    ['an address in the future', 'adresse_i_dk_siden', { adresse_i_dk_siden: '25-11-2026' }, 'i fremtiden'],
    [
      'an address before birth',
      'adresse_i_dk_siden',
      { adresse_i_dk_siden: '04-03-1990' },
      'før personens fødselsdato',
    ],
    [
      'a permit until a day that does not exist',
      'opholdstilladelse_til',
      { opholdstilladelse_til: '31-11-2027' },
      'Skal være en dato, der findes',
    ],
    [
      'a permit without a last day',
      'opholdstilladelse_til',
      { opholdstilladelse_til: 'permanent' },
      'Skal være en dato, der findes',
    ],
    ['neither yes nor no', 'kommunale_opgaver', { kommunale_opgaver: 'måske' }, 'Skal være ja eller nej.'],
    ['an arrival in the future', 'ankommet', { ankommet: '25-11-2026' }, 'i fremtiden'],
    [
      'an unknown target group',
      'maalgruppe',
      { maalgruppe: 'alle' },
      'Skal være en af: primaer, sidestillet, oevrig.',
    ],
    [
      'an unknown language centre',
      'sprogcenter',
      { sprogcenter: 'Sprogcenter Odense' },
      'Deltager ikke i programmet.',
    ],
    ['an unknown trade', 'branche_oenske', { branche_oenske: 'astronaut' }, 'Skal være en af: building,'],
    ['no legal basis', 'retsgrundlag', { retsgrundlag: '' }, 'Skal udfyldes.'],
    [
      'an unknown legal basis',
      'retsgrundlag',
      { retsgrundlag: 'fordi' },
      'Skal være en af: myndighedsopgave, samtykke.',
    ],
    [
      'too long a remark',
      'bemaerkning',
      { bemaerkning: 'x'.repeat(4001) },
      'Skal være tekst på højst 4000 tegn.',
    ],
  ])('is told of %s', (_, column, row, message) => {
    expect(faultIn(row, column)?.message).toContain(message);
  });

  it('is told of every piece of a consent that is missing, and not of one that is only wrong', () => {
    const consent = { retsgrundlag: 'samtykke', samtykke_version: '', samtykke_dato: '' };
    expect(places(check(consent).faults)).toEqual(['2 samtykke_version', '2 samtykke_dato']);
    expect(places(check({ retsgrundlag: 'samtykke' }).faults)).toEqual([
      '2 samtykke_version',
      '2 samtykke_dato',
    ]);
    const wrong = check({ ...consent, samtykke_version: '1', samtykke_dato: '31-11-2026' });
    expect(wrong.faults.map(({ message }) => message)).toEqual([
      'Skal være en dato, der findes, skrevet som 31-12-2026 eller 2026-12-31.',
    ]);
  });

  it.each([
    ['050390-1234'],
    ['0503901234'],
    ['HIL-050390-1234'],
    ['sag/0503901234'],
    ['650390-1234'],
    ['6503901234'],
  ])('may not have the CPR number %s for a reference, since references stand in histories', (reference) => {
    const fault = faultIn({ kommunens_reference: reference }, 'kommunens_reference');
    expect(fault?.message).toContain('CPR-nummer');
    expect(fault?.value).not.toContain('1234');
  });

  it.each<[IntakeColumn, string]>([
    ['cpr', '990390-1234'],
    ['cpr', '503901234'],
    ['cpr', '05 03 90 - 12345'],
    ['foedselsdato', '050390-1234'],
    ['telefon', 'cpr 0503901234'],
    ['email', '050390-1234'],
  ])('never has a CPR number repeated that stands under %s as %s', (column, written) => {
    const fault = faultIn({ [column]: written }, column);
    expect(fault?.value).toContain('xxxx');
    expect(JSON.stringify(fault)).not.toMatch(/1234/);
  });

  it('is told of all its faults at once, by the names its columns have in the list', () => {
    const bad = csvOf([{ ...aRow, foedselsdato: 'i går', maalgruppe: 'ingen', fornavn: '', cpr: '12' }])
      .replace('foedselsdato', 'Fødselsdato')
      .replace('maalgruppe', 'MÅLGRUPPE');
    const { faults } = checkList(readSheet(Buffer.from(bad)), aContext);
    expect(places(faults)).toEqual(['2 fornavn', '2 Fødselsdato', '2 cpr', '2 MÅLGRUPPE']);
    expect(faults.map(({ value }) => value)).toEqual(['', 'i går', 'xxxx', 'ingen']);
    for (const { message, messageEn } of faults) expect([message, messageEn]).not.toContain('');
  });

  it('of another municipality is faulted for a caseworker and not for the secretariat', () => {
    const own = { ...aContext, ownMunicipality: 'hilleroed-kommune' };
    expect(check({}, own).faults).toEqual([]);
    expect(faultIn({ kommune: 'Gentofte Kommune' }, 'kommune', own)?.message).toContain('din egen kommune');
    expect(check({ kommune: 'Gentofte Kommune' }).faults).toEqual([]);
  });
});

describe('a list', () => {
  const checkAll = (people: readonly Row[]) => checkList(readSheet(fileOf(...people)), aContext);

  it('may not have a reference twice, unless in two municipalities', () => {
    const twice = checkAll([aRow, { ...aRow, kommune: 'Gentofte Kommune' }, aRow]);
    expect(places(twice.faults)).toEqual(['4 kommunens_reference']);
    expect(twice.faults[0]?.message).toContain('linje 2');
  });

  it('is told of the faults of its headers and of its rows together, in the order of the lines', () => {
    const text = csvOf(rows(3, (at) => (at === 1 ? { foedselsdato: '' } : {}))).replace(
      'maalgruppe',
      'gruppe',
    );
    const { faults } = checkList(readSheet(Buffer.from(text)), aContext);
    expect(places(faults)).toEqual(['1 gruppe', '1 maalgruppe', '3 foedselsdato']);
  });

  it('with nobody in it says so', () => {
    const { faults } = checkList(readSheet(Buffer.from(csvOf([aRow]).split('\r\n')[0] ?? '')), aContext);
    expect(faults.map(({ message }) => message)).toEqual(['Der er ingen personer i listen.']);
  });

  it('holds two thousand people at most', () => {
    expect(checkAll(rows(MOST_ROWS)).faults).toEqual([]);
    const { faults } = checkAll(rows(MOST_ROWS + 1));
    expect(places(faults)).toEqual([`${MOST_ROWS + 2} `]);
    expect(faults[0]?.message).toContain('højst indlæses 2000');
  });

  it('that comes as JSON gets the same checks, and its lines are the persons’ numbers', () => {
    const read = (list: readonly Readonly<Record<string, string | number | null>>[]) =>
      checkList(readJsonList({ rows: [...list] }), aContext);
    expect(read(rows(2)).referrals).toEqual(checkAll(rows(2)).referrals);
    const { maalgruppe: _, ...lacking } = aRow;
    const wrong = read([
      { ...aRow, Skostørrelse: 43 },
      { ...lacking, kommunens_reference: 'HIL-2', cpr: '1' },
    ]);
    expect(places(wrong.faults)).toEqual(['1 Skostørrelse', '2 cpr', '2 maalgruppe']);
    expect(read([]).faults).toHaveLength(1);
  });
});

describe('the page on lists', () => {
  const page = readFileSync(new URL('../../../docs/intake.md', import.meta.url), 'utf8');

  it.each(INTAKE_COLUMNS)('says what %s holds and whether it must be filled in', (column) => {
    const line = page.split('\n').find((one) => one.startsWith('|') && one.includes(`\`${column}\``));
    expect(line?.split('|')[2]?.includes('always')).toBe(REQUIRED_COLUMNS.includes(column));
  });
});

describe('the fictional people that ship with the service', () => {
  const bytes = readFileSync(new URL('../../../embedded/demo/people.csv', import.meta.url));

  it('are forty in a file as Excel writes it, without one CPR number', () => {
    const { rows, faults } = readSheet(bytes);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ cells }) => cells.get('cpr')?.text !== '')).toEqual([]);
  });
});
