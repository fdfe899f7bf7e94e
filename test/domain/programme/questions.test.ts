import { describe, expect, it } from '@jest/globals';
import { decideProgramme } from '../../../domain/decisions/programme.ts';
import { PROGRAMME_KINDS } from '../../../domain/obligations/kinds/programme-kinds.ts';
import { PROGRAMME_COMMANDS } from '../../../domain/programme/commands.ts';
import type { ProgrammeCommand } from '../../../domain/programme/commands.ts';
import { withLawChecks } from '../../../domain/programme/law-checks.ts';
import { answersOf } from '../../../domain/questions/answers-of.ts';
import { programmeAnswersTo } from '../../../domain/questions/programme-questions.ts';
import { openObligations } from '../../../domain/subjects/obligation.ts';
import { dateOf } from '../../../domain/vocabulary/calendar.ts';
import type { Fields } from '../../../domain/vocabulary/fields.ts';
import { PROGRAMME_OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import { ANSWER_WORDS } from '../../../domain/words/index.ts';
import { aPlan, LivedProgramme } from '../../support/programme/a-programme.ts';

/** What somebody who answers fills in beside what is suggested. */
const TYPICAL = { on: '2027-12-01', reason: 'calendar' } as const;

function inTheSummer(): LivedProgramme {
  const plan = withLawChecks(aPlan, [{ lastChecked: '2026-06-30' }]);
  const lived = new LivedProgramme(plan.startsOn, plan).until('2027-05-30');
  lived.hears('unreadable');
  return lived;
}

describe('a question about a programme', () => {
  it('gives its command all that it needs, and every answer settles it or moves it', () => {
    const lived = inTheSummer();
    const given = new Set<string>();
    for (const obligation of openObligations(lived.programme)) {
      const asked = { programme: lived.programme, obligation, today: dateOf(lived.now) };
      for (const option of programmeAnswersTo(asked)) {
        const { id, command: type, asks, known, suggests } = option;
        const filled = new Map<string, unknown>(Object.entries({ ...TYPICAL, ...suggests?.(asked) }));
        if (id === 'called-off') filled.set('reason', 'other-cancel');
        const fields = {
          ...known(asked),
          ...Object.fromEntries(asks.map((name) => [name, filled.get(name)])),
        };
        const needed: Fields = PROGRAMME_COMMANDS[type].fields;
        expect(Object.keys(fields).sort()).toEqual(Object.keys(needed).sort());
        const command = { type, fields, answers: obligation.id } as ProgrammeCommand;
        expect(decideProgramme(lived.programme, command, lived.now)).not.toHaveProperty('refused');
        given.add(`${obligation.kind} ${id}`);
      }
    }
    const every = PROGRAMME_OBLIGATION_KINDS.flatMap((kind) => answersOf(kind).map((id) => `${kind} ${id}`));
    // A steering meeting that has not been cannot have been held.
    expect([...given].sort()).toEqual(every.sort());
  });

  it('of a meeting can be answered with its minutes only once the meeting has been', () => {
    const lived = new LivedProgramme();
    const obligation = lived.owed('steering-group-1');
    if (obligation === undefined) throw new Error('No meeting is owed');
    const idsOn = (today: string) =>
      programmeAnswersTo({ programme: lived.programme, obligation, today }).map(({ id }) => id);
    expect(idsOn('2027-03-03')).toEqual(['moved', 'called-off']);
    expect(idsOn('2027-03-04')).toEqual(['held', 'moved', 'called-off']);
  });

  it('suggests the day it was to happen, or today if that is to come', () => {
    const lived = new LivedProgramme();
    const obligation = lived.owed('sectors-chosen');
    const [reached] = PROGRAMME_KINDS['programme-milestone'].answers;
    if (obligation === undefined || reached === undefined) throw new Error('No milestone is owed');
    const suggestedOn = (today: string) =>
      reached.suggests?.({ programme: lived.programme, obligation, today });
    expect(suggestedOn('2027-02-10')).toEqual({ doneOn: '2027-02-10' });
    expect(suggestedOn('2027-03-10')).toEqual({ doneOn: '2027-03-03' });
  });

  it('has different answers, each with its words', () => {
    for (const kind of PROGRAMME_OBLIGATION_KINDS) {
      const ids = answersOf(kind);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids.map((id) => ANSWER_WORDS[id].da)).size).toBe(ids.length);
    }
  });

  it('is none of what is owed in a journey', () => {
    const lived = new LivedProgramme();
    const [obligation] = openObligations(lived.programme);
    if (obligation === undefined) throw new Error('Nothing is owed');
    const asked = {
      programme: lived.programme,
      obligation: { ...obligation, kind: 'vitas-registration' as const },
    };
    expect(programmeAnswersTo({ ...asked, today: '2027-02-01' })).toEqual([]);
  });
});
