import { describe, expect, it } from '@jest/globals';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { lawDifferenceBetween } from '../../../domain/words/law-difference.ts';

const { law } = rulebook(NEWEST_RULEBOOK);
const told = (from: string, to: string) => lawDifferenceBetween(law, from, to);
const sentences = (from: string, to: string) => told(from, to).flatMap((change) => change.sentences);

describe('what the law changes for whom between two days', () => {
  it('is nothing between days of the same rules', () => {
    expect(told('2026-01-02', '2026-12-31')).toEqual([]);
  });

  it('names whoever begins an IGU where its set of rules changes', () => {
    const [igu, ...others] = told('2023-12-31', '2024-01-01');
    expect(igu).toMatchObject({ whom: 'Who begins an IGU, and the company', begins: 'igu' });
    expect(igu?.sentences).toContain(
      'Age below: was 40, is then 50; “The person has not turned 50 on the first day”.',
    );
    expect(igu?.sentences).toContain('Only family of refugees: no longer asked for.');
    expect(others).toEqual([]);
  });

  it('says that a rule begins to refuse, or no longer does', () => {
    expect(sentences('2021-04-30', '2021-05-01')).toContainEqual(
      expect.stringMatching(/^Months since ordinary job \(3\): only warns before, refuses then; /),
    );
    expect(sentences('2026-12-31', '2027-01-01')).toContain(
      'Approved before start: refuses before, only warns then.',
    );
    expect(sentences('2027-01-01', '2026-12-31')).toContain(
      'Approved before start: only warns before, refuses then.',
    );
  });

  it('tells together what is only less sure than before', () => {
    expect(sentences('2026-12-31', '2027-01-01')).toContainEqual(
      expect.stringMatching(/^How sure it is was V, .* is then U, .*fair ratio months.*vitas signatures\.$/),
    );
  });

  it.each([
    [
      '2022-03-16',
      '2022-03-17',
      'Special act on displaced persons from Ukraine: was not opened, is then open for an IGU.',
    ],
    [
      '2022-06-30',
      '2022-07-01',
      'Special act on persons from Afghanistan: was not opened, is then open for an IGU.',
    ],
    [
      '2025-11-30',
      '2025-12-01',
      'Special act on persons from Afghanistan: was open, is then due to have ended for an IGU.',
    ],
    ['2023-05-31', '2023-06-01', 'A part of the bonus granted on the day counts as de minimis aid.'],
    [
      '2025-12-31',
      '2026-01-01',
      'Aid is entered in a central register; the declaration is given all the same.',
    ],
    [
      '2027-12-31',
      '2028-01-01',
      'No IGU can begin any more: the last first day was 31 December 2027. One that has begun goes on by its rules.',
    ],
    ['2016-06-30', '2016-07-01', 'An IGU can begin, by the rules that hold from 1 July 2016.'],
  ])('from %s to %s is one thing: %s', (from, to, sentence) => {
    expect(sentences(from, to)).toEqual([sentence]);
  });
});
