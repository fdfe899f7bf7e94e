import { describe, expect, it } from '@jest/globals';
import { COMMANDS, REFERRAL } from '../../domain/commands.ts';
import { explain, refuse } from '../../domain/refusals.ts';
import * as words from '../../domain/words.ts';

const { dateInWords, EVENT_WORDS, monthInWords, refusalWord, tellEvent, within } = words;

const TABLES = Object.entries(words).filter(([name]) => name.endsWith('_WORDS'));

describe('words', () => {
  it.each(TABLES)('%s has a Danish and an English word for each, and none twice by mistake', (_, table) => {
    const entries = Object.values(table);
    expect(entries.length).toBeGreaterThan(1);
    for (const { da, en } of entries) {
      expect(da).toMatch(/^\p{Lu}.*\S$/u);
      expect(en).toMatch(/^\p{Lu}.*\S$/u);
    }
    expect(new Set(entries.map(({ da }) => da)).size).toBe(entries.length);
    expect(new Set(entries.map(({ en }) => en)).size).toBe(entries.length);
  });

  it('has a label for every field a command or the referral carries', () => {
    const names = [REFERRAL, ...Object.values(COMMANDS).map(({ fields }) => fields)].flatMap(Object.keys);
    for (const name of names) expect(Object.keys(words.FIELD_WORDS)).toContain(name);
  });

  it.each([
    ['2027-01-01', '1. januar 2027', '1 January 2027'],
    ['2026-12-31', '31. december 2026', '31 December 2026'],
    ['2028-02-29', '29. februar 2028', '29 February 2028'],
  ])('writes %s as people write it', (date, da, en) => {
    expect(dateInWords(date)).toEqual({ da, en });
  });

  it('writes a month as people write it', () => {
    expect(monthInWords('2026-11')).toEqual({ da: 'november 2026', en: 'November 2026' });
  });

  it('writes a label small within a sentence, but leaves IGU and VITAS alone', () => {
    expect(within({ da: 'Kommunen', en: 'The municipality' })).toEqual({
      da: 'kommunen',
      en: 'the municipality',
    });
    expect(within({ da: 'IGU-aftale', en: 'VITAS registration' })).toEqual({
      da: 'IGU-aftale',
      en: 'VITAS registration',
    });
  });
});

describe('the timeline', () => {
  it('tells a reminder with whom it went to, what about, and the date', () => {
    const payload = { kind: 'vitas-registration', to: ['company', 'coordinator'], due: '2027-01-01' };
    expect(tellEvent('ObligationReminded', payload)).toEqual({
      da: 'Påmindelse om registrering i VITAS til virksomheden og koordinatoren. Frist 1. januar 2027.',
      en: 'Reminder of VITAS registration to the company and the coordinator. Due 1 January 2027.',
    });
  });

  it('names organisations by their names', () => {
    const payload = { company: 'eksempel-byg', kind: 'job', sector: 'building' };
    expect(tellEvent('MatchProposed', payload, () => 'Eksempel Byg ApS').da).toBe(
      'Match foreslået med Eksempel Byg ApS: ordinært job, byggeri og anlæg.',
    );
  });

  it('tells yes and no, months and numbers', () => {
    expect(tellEvent('RetentionConfirmed', { month: 3, employed: false }).da).toBe(
      'Status ved måned 3. Stadig ansat: nej.',
    );
    expect(tellEvent('AllowanceClaimed', { month: '2026-11' }).en).toBe(
      'School allowance claimed for November 2026.',
    );
    expect(
      tellEvent(
        'EmploymentStarted',
        { kind: 'job', employer: 'x', startsOn: '2027-01-04', weeklyHours: 27.5 },
        () => 'X A/S',
      ).da,
    ).toBe('Ordinært job hos X A/S fra 4. januar 2027, 27,5 timer om ugen.');
  });

  it('still tells an old event that lacked a field', () => {
    const isEvent = (name: string): name is keyof typeof EVENT_WORDS => name in EVENT_WORDS;
    const types = Object.keys(EVENT_WORDS).filter(isEvent);
    expect(types.length).toBeGreaterThan(30);
    for (const type of types) {
      const told = tellEvent(type, {});
      expect(told.da).not.toMatch(/[{}]|undefined/);
      expect(told.en).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('a refusal', () => {
  it('names stage and command in words', () => {
    const refusal = refuse('wrong-stage', { stage: 'igu', command: 'RecordScreening' });
    expect(explain(refusal, refusalWord)).toEqual({
      da: 'Forløbet er på trinnet »IGU«, og dér kan »Registrér screening« ikke bruges.',
      en: 'The journey is at the stage “IGU”, which does not take “Record screening”.',
    });
  });

  it('names fields by their labels, and dates as people write them', () => {
    expect(explain(refuse('fields-malformed', { fields: 'startsOn, foo' }), refusalWord).da).toBe(
      'Oplysningerne er ikke udfyldt rigtigt: »Første dag«, »foo«.',
    );
    expect(explain(refuse('bonus-too-early', { from: '2027-05-03' }), refusalWord).da).toBe(
      'Bonussen kan tidligst søges 3. maj 2027.',
    );
    expect(explain(refuse('igu-age', { min: 18, below: 50 }), refusalWord).en).toBe(
      'The person must have turned 18 and not have turned 50 at the start.',
    );
  });
});
