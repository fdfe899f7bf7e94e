import { describe, expect, it } from '@jest/globals';
import { COMMANDS, REFERRAL } from '../../../domain/journeys/commands.ts';
import { explain, refuse } from '../../../domain/refusals/refusals.ts';
import type { Sentence } from '../../../domain/vocabulary/sentence.ts';
import * as words from '../../../domain/words/index.ts';

const { dateInWords, EVENT_WORDS, monthInWords, refusalWord, tellEvent, within } = words;

const TABLES = Object.entries(words).filter(([name]) => name.endsWith('_WORDS'));

describe('words', () => {
  it.each(TABLES)('%s has a Danish and an English word for each, and none twice by mistake', (_, table) => {
    const entries = Object.values(table);
    expect(entries.length).toBeGreaterThan(0);
    for (const { da, en } of entries) {
      expect(da).toMatch(/^\p{Lu}.*\S$/u);
      expect(en).toMatch(/^\p{Lu}.*\S$/u);
    }
    expect(new Set(entries.map(({ da }) => da)).size).toBe(entries.length);
    expect(new Set(entries.map(({ en }) => en)).size).toBe(entries.length);
  });

  it.each([
    [
      'cause',
      [
        words.RETURN_CAUSE_WORDS,
        words.CLOSING_CAUSE_WORDS,
        words.SCREENING_DECLINE_CAUSE_WORDS,
        words.MATCH_REFUSAL_CAUSE_WORDS,
        words.CLASS_RELEASE_CAUSE_WORDS,
        words.COURSE_BREAK_CAUSE_WORDS,
        words.IGU_END_CAUSE_WORDS,
      ],
    ],
    [
      'kind',
      [
        words.MATCH_KIND_WORDS,
        words.PLACEMENT_KIND_WORDS,
        words.EMPLOYMENT_KIND_WORDS,
        words.ABSENCE_KIND_WORDS,
        words.OBLIGATION_WORDS,
      ],
    ],
    ['reason', [words.EXTENSION_REASON_WORDS, words.CORRECTION_REASON_WORDS]],
    ['outcome', [words.PLACEMENT_OUTCOME_WORDS, words.OUTCOME_WORDS]],
  ])('call one and the same %s by the same words in every list that has it', (_, tables) => {
    const known = new Map<string, Sentence>();
    for (const [code, word] of tables.flatMap((table) => Object.entries<Sentence>(table))) {
      expect([code, known.get(code) ?? word]).toEqual([code, word]);
      known.set(code, word);
    }
    expect(known.size).toBeGreaterThan(0);
  });

  it('has a label for every field a command or the referral carries', () => {
    const names = [REFERRAL, ...Object.values(COMMANDS).map(({ fields }) => fields)].flatMap(Object.keys);
    expect(names.length).toBeGreaterThan(30);
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

  it('tells which command was taken back and why', () => {
    expect(
      tellEvent('CommandCorrected', {
        event: 12,
        reason: 'wrong-person',
        type: 'IguAgreementSigned',
        events: [12],
      }),
    ).toEqual({
      da: 'Taget tilbage: IGU-aftale underskrevet (hændelse 12). Begrundelse: forkert person.',
      en: 'Taken back: IGU agreement signed (event 12). Reason: wrong person.',
    });
  });

  it('names both municipalities of a transfer, but takes no stage for one', () => {
    const names = (id: string) => `${id} Kommune`;
    const transfer = { from: 'hilleroed', municipality: 'frederiksberg', on: '2027-02-01' };
    expect(tellEvent('JourneyTransferred', transfer, names).da).toBe(
      'Overflyttet fra hilleroed Kommune til frederiksberg Kommune 1. februar 2027.',
    );
    const pause = { from: '2027-02-01', kind: 'leave-by-law', expectedBack: '2027-05-03' };
    expect(tellEvent('JourneyPaused', pause, names).da).toBe(
      'Forløbet er på pause fra 1. februar 2027: orlov efter loven. Personen ventes tilbage 3. maj 2027.',
    );
  });

  it('counts days, hours and weeks, one as well as several', () => {
    const resumed = { on: '2027-05-03', from: '2027-02-01', kind: 'long-absence', long: true };
    expect(tellEvent('JourneyResumed', { ...resumed, days: 91 }).da).toBe(
      'Forløbet er genoptaget 3. maj 2027. Fraværet varede 91 dage: længere fravær.',
    );
    expect(tellEvent('JourneyResumed', { ...resumed, days: 1 }).en).toBe(
      'Journey resumed on 3 May 2027. The absence lasted 1 day: long absence.',
    );
    expect(tellEvent('SchoolHoursRecorded', { asOf: '2027-05-03', hoursDone: 412.5 }).da).toBe(
      'Skoletimer opgjort 3. maj 2027: 412,5 timer gennemført.',
    );
  });

  it('tells of time with an earlier company, and of a cause, only where there is one', () => {
    const signed = { company: 'x', signedOn: '2027-01-04', startsOn: '2027-02-01', endsOn: '2029-01-31' };
    const told = 'IGU-aftale med x underskrevet 4. januar 2027. Forløbet varer fra 1. februar 2027 til ';
    expect(tellEvent('IguAgreementSigned', signed).da).toBe(`${told}31. januar 2029.`);
    expect(tellEvent('IguAgreementSigned', { ...signed, servedDays: 0 }).da).toBe(`${told}31. januar 2029.`);
    expect(tellEvent('IguAgreementSigned', { ...signed, endsOn: '2028-08-31', servedDays: 153 }).da).toBe(
      `${told}31. august 2028. Tid hos en tidligere virksomhed, der tæller med: 153 dage.`,
    );
    expect(tellEvent('JourneyClosed', { on: '2027-02-01', outcome: 'job' }).en).toBe(
      'Journey closed on 1 February 2027: ordinary job.',
    );
    expect(
      tellEvent('JourneyClosed', { on: '2027-02-01', outcome: 'not-established', cause: 'moved' }).en,
    ).toBe('Journey closed on 1 February 2027: not established. Cause: has moved.');
  });

  it('still tells an old event that lacked a field', () => {
    const isEvent = (name: string): name is keyof typeof EVENT_WORDS => name in EVENT_WORDS;
    const types = Object.keys(EVENT_WORDS).filter(isEvent);
    expect(types.length).toBeGreaterThan(30);
    for (const type of types) {
      const told = tellEvent(type, {});
      expect(told.da).not.toMatch(/[{}[\]]|undefined/);
      expect(told.en).not.toMatch(/[{}[\]]|undefined/);
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
