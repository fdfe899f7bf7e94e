import { describe, expect, it } from '@jest/globals';
import { journeyRules } from '../../../domain/obligations/journey-rules.ts';
import { programmeRules } from '../../../domain/obligations/programme-rules.ts';
import { effectOf } from '../../../domain/obligations/subject-rules.ts';
import { takeUp } from '../../../domain/obligations/take-up.ts';
import { unfold } from '../../../domain/obligations/unfold.ts';
import { SUBJECT_KINDS } from '../../../domain/subjects/subject.ts';
import { inIgu } from '../../support/journeys/a-journey.ts';
import { LivedProgramme } from '../../support/programme/a-programme.ts';

describe('a kind of subject', () => {
  it('has its rules, one for each kind', () => {
    expect([journeyRules.kind, programmeRules.kind]).toEqual(SUBJECT_KINDS);
  });

  it('has every rule asked when an event touches all that is owed', () => {
    const { books, effects } = journeyRules;
    const rules = books.books.flatMap(({ obligations }) => obligations);
    const touching = Object.keys(effects);
    expect(touching).toHaveLength(5);
    for (const type of touching) {
      expect(books.isAnswering(type)).toBe(true);
      expect(rules.filter((rule) => !books.reactsTo(rule, type))).toEqual([]);
    }
  });

  it('says what an event does to all that is owed, and nothing of most', () => {
    const closed = inIgu('2026-05-04').does('CloseJourney', {
      outcome: 'not-established',
      cause: 'moved',
      on: '2026-04-27',
    });
    const effects = closed.events.map((event) => effectOf(journeyRules.effects, event)?.does);
    expect(effects.filter((does) => does !== undefined)).toEqual(['close']);
  });

  it('takes up a newer rulebook of its own alone, and none that this code does not know', () => {
    const { programme, now } = new LivedProgramme();
    expect(takeUp(programmeRules, programme, 1, now)).toEqual([]);
    expect(() => takeUp(programmeRules, programme, journeyRules.books.newest, now)).toThrow('no rulebook 2');
  });

  it('numbers what happens from the latest event on', () => {
    const { programme, now } = new LivedProgramme();
    const happening = { type: 'ProgrammeSignalNotUnderstood', payload: {} } as const;
    const numbers = unfold(programmeRules, programme, [happening], now).map(({ sequence }) => sequence);
    expect(numbers).toEqual([programme.sequence + 1, programme.sequence + 2]);
  });
});
