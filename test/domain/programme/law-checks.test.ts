import { describe, expect, it } from '@jest/globals';
import { isDueBy, lawCheckMonth, nextCheckOf, withLawChecks } from '../../../domain/programme/law-checks.ts';
import { readPlan } from '../../../domain/programme/plan.ts';
import type { Plan } from '../../../domain/programme/plan.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { parametersOf } from '../../../domain/rulebook/parameters.ts';
import { addMonths } from '../../../domain/vocabulary/calendar.ts';
import { LAW_QUESTION_NAMES, LAW_QUESTIONS } from '../../../domain/vocabulary/law-questions.ts';
import type { OpenQuestion } from '../../../domain/vocabulary/law-questions.ts';
import { lawQuestionsDue } from '../../../domain/words/law-questions.ts';
import { titlesIn } from '../../../domain/words/programme.ts';
import { LivedProgramme } from '../../support/programme/a-programme.ts';

const THREE_YEARS: Plan = { startsOn: '2027-01-04', endsOn: '2030-01-03', items: [] };
const daysOf = (plan: Plan) => plan.items.map(({ item, on }) => [item, on]);
const all: readonly (readonly [string, OpenQuestion])[] = Object.entries(LAW_QUESTIONS);

describe('the checks of the rules in a plan', () => {
  it('come a year after each question was last looked at, and every year after that', () => {
    expect(daysOf(withLawChecks(THREE_YEARS, [{ lastChecked: '2026-11-30' }]))).toEqual([
      ['law-check-2027-11', '2027-11-30'],
      ['law-check-2028-11', '2028-11-30'],
      ['law-check-2029-11', '2029-11-30'],
    ]);
  });

  it('are one for all questions of the same month, on the first of their days', () => {
    const questions = [{ lastChecked: '2028-11-30' }, { lastChecked: '2028-11-12' }];
    expect(daysOf(withLawChecks(THREE_YEARS, questions))).toEqual([['law-check-2029-11', '2029-11-12']]);
  });

  it('come before the year is out where a question has a day of its own', () => {
    const questions = [{ lastChecked: '2026-11-30', checkBy: '2027-02-26' }];
    expect(daysOf(withLawChecks(THREE_YEARS, questions))[0]).toEqual(['law-check-2027-02', '2027-02-26']);
    // Once somebody has looked on or after that day, it asks for nothing more.
    const looked = [{ lastChecked: '2027-02-26', checkBy: '2027-02-26' }];
    expect(daysOf(withLawChecks(THREE_YEARS, looked))[0]).toEqual(['law-check-2028-02', '2028-02-26']);
  });

  it('that were due before the programme began are due on its first day', () => {
    expect(daysOf(withLawChecks(THREE_YEARS, [{ lastChecked: '2020-05-05' }]))[0]).toEqual([
      'law-check-2027-01',
      '2027-01-04',
    ]);
  });

  it('lie beside what the file plans, and come through a Signal unchanged', () => {
    const item = { item: 'first-class', kind: 'milestone', on: '2027-06-01' } as const;
    const plan = withLawChecks({ ...THREE_YEARS, items: [item] }, [{ lastChecked: '2026-11-30' }]);
    expect(plan.items[0]).toEqual(item);
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it('have a title of their own, by their month', () => {
    const title = titlesIn({ milestones: [], activities: [], groups: [] });
    expect(title('law-check-2027-11')).toEqual({
      da: 'Efterprøvning af reglerne, november 2027',
      en: 'Check of the rules, November 2027',
    });
    expect(lawCheckMonth('law-check-2027-13')).toBeUndefined();
    expect(lawCheckMonth('law-check')).toBeUndefined();
    expect(lawCheckMonth('steering-group-1')).toBeUndefined();
  });
});

describe('the secretariat’s check of the rules', () => {
  const plan = withLawChecks(THREE_YEARS, [{ lastChecked: '2026-11-30' }]);
  const name = 'law-check-2027-11';

  it('is reminded of, and passed on to the project lead where it is not done', () => {
    const lived = new LivedProgramme(plan.startsOn, plan).until('2027-12-08');
    expect(lived.told(name)).toEqual([
      ['2027-10-19', 'ObligationReminded', ['coordinator']],
      ['2027-11-16', 'ObligationReminded', ['coordinator']],
      ['2027-11-30', 'ObligationReminded', ['coordinator']],
      ['2027-12-07', 'ObligationEscalated', ['project-lead']],
    ]);
  });

  it('is reported as done, and owed again the year after', () => {
    const lived = new LivedProgramme(plan.startsOn, plan).until('2027-11-20');
    lived.does('ReportDone', { item: name, doneOn: '2027-11-19' }, lived.owed(name)?.id);
    expect(lived.owed(name)).toBeUndefined();
    expect(lived.owed('law-check-2028-11')?.due).toBe('2028-11-30');
  });

  it('falls away where a release has been told that the question was looked at, and is owed a year after that', () => {
    const lived = new LivedProgramme(plan.startsOn, plan).until('2027-11-20');
    lived.hears(withLawChecks(THREE_YEARS, [{ lastChecked: '2027-11-18' }]));
    expect(lived.item(name)?.withdrawn).toBe(true);
    expect(lived.owed(name)).toBeUndefined();
    expect(lived.owed('law-check-2028-11')?.due).toBe('2028-11-18');
  });

  it('may be moved, with a reason, but is no task to be reported on along the way', () => {
    const lived = new LivedProgramme(plan.startsOn, plan).until('2027-11-20');
    expect(lived.refusal('ReportTask', { item: name, reportedOn: '2027-11-20' })).toBe('not-a-task');
    lived.does('MoveItem', { item: name, on: '2028-01-10', reason: 'staff-away' });
    expect(lived.owed(name)?.due).toBe('2028-01-10');
  });
});

describe('the open questions', () => {
  it('name whom to ask and when somebody last looked, in words people understand', () => {
    expect(all.length).toBeGreaterThan(15);
    for (const [name, { asks, ask, lastChecked, checkBy = '2999-01-01' }] of all) {
      expect([name, ask.length > 0, lastChecked <= checkBy]).toEqual([name, true, true]);
      expect(asks.da.trim().at(-1)).toMatch(/[?.]/);
      expect(asks.en.trim().at(-1)).toMatch(/[?.]/);
      expect(nextCheckOf(LAW_QUESTIONS[name as keyof typeof LAW_QUESTIONS]) > lastChecked).toBe(true);
    }
  });

  const { law, obligations } = rulebook(NEWEST_RULEBOOK);
  const parameters = parametersOf(law);

  it('are named by every parameter that is not certain, and by certain ones whose text may have been renewed', () => {
    const uncertain = parameters.filter(({ parameter }) => parameter.certainty !== 'V');
    expect(uncertain.length).toBeGreaterThan(30);
    expect(
      uncertain.filter(({ parameter }) => parameter.question === undefined).map(({ path }) => path.join('.')),
    ).toEqual([]);
    expect(law.iguLastStart.question).toBe('igu-after-2027');
  });

  it('each have something that rests on them', () => {
    const named = new Set([
      ...parameters.map(({ parameter }) => parameter.question),
      ...obligations.map(({ legal }) => legal.question),
    ]);
    expect(LAW_QUESTION_NAMES.filter((name) => !named.has(name))).toEqual([]);
  });

  it('are listed on the page of a check, each with whom to ask, if they are due by its month', () => {
    expect(lawQuestionsDue('2026-11', 'en')).toEqual([]);
    expect(lawQuestionsDue('2026-12', 'en').map(({ label }) => label)).toEqual([
      'Ask STAR, KL and retsinformation.dk',
    ]);
    expect(lawQuestionsDue('2027-02', 'da').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Er den nye hovedlov på beskæftigelsesområdet vedtaget/),
      'Er store bededag genindført, så fredag den 23. april 2027 er en helligdag? Sidst set på 30. november 2026.',
    ]);
    const inNovember = lawQuestionsDue('2027-11', 'en');
    expect(inNovember).toHaveLength(all.length);
    expect(inNovember[0]?.label).toBe('Ask SIRI and UIM');
    expect(inNovember.map(({ label }) => label)).toContain('Ask STAR, KL and retsinformation.dk');
  });

  it('are due a year after the day that stands there, whatever month it is', () => {
    const [question] = [{ lastChecked: '2026-11-30' }];
    expect(nextCheckOf(question)).toBe(addMonths('2026-11-30', 12));
    expect(isDueBy(question, '2027-10')).toBe(false);
    expect(isDueBy(question, '2027-11')).toBe(true);
  });
});
