import type { Sentence } from '../vocabulary/sentence.ts';
import { ACHIEVEMENT_WORDS } from './achievement-words.ts';
import { ACHIEVEMENTS } from './outcomes.ts';
import type { PlayedPlan, Rehearsal } from './rehearsal.ts';

/** One number of two plans side by side. */
export interface ComparedRow {
  readonly what: Sentence;
  readonly unit: 'number' | 'share';
  readonly before: number;
  readonly after: number;
}

/** The numbers by which two plans are compared: chances, outcomes, mails and work, each in the middle of its runs. */
export function comparisonOf(one: PlayedPlan, other: PlayedPlan, { targets }: Rehearsal): ComparedRow[] {
  const row = (
    what: Sentence,
    unit: ComparedRow['unit'],
    value: (played: PlayedPlan) => number,
  ): ComparedRow => ({
    what,
    unit,
    before: value(one),
    after: value(other),
  });
  const sum = ({ forecast }: PlayedPlan, what: 'reminders' | 'escalations') =>
    forecast.notices.reduce((total, notice) => total + notice[what], 0);
  const named = (id: string): Sentence => targets[id] ?? { da: id, en: id };
  return [
    ...one.forecast.targets.flatMap(({ id }, index) => [
      row(
        { da: `Sandsynlighed: ${named(id).da}`, en: `Chance: ${named(id).en}` },
        'share',
        ({ forecast }) => forecast.targets[index]?.chance ?? 0,
      ),
      row(
        { da: `Antal: ${named(id).da}`, en: `Number: ${named(id).en}` },
        'number',
        ({ forecast }) => forecast.targets[index]?.atEnd.p50 ?? 0,
      ),
    ]),
    ...ACHIEVEMENTS.map((achievement) =>
      row(ACHIEVEMENT_WORDS[achievement], 'number', ({ forecast }) => forecast.achieved[achievement].p50),
    ),
    row({ da: 'Påmindelser', en: 'Reminders' }, 'number', (played) => sum(played, 'reminders')),
    row({ da: 'Eskaleringer', en: 'Escalations' }, 'number', (played) => sum(played, 'escalations')),
    row(
      { da: 'Flest mails til én virksomhed på en uge', en: 'Most mails to one company in a week' },
      'number',
      ({ forecast }) => forecast.mostMailsInAWeek.p50,
    ),
    row(
      { da: 'Sekretariatets timer i alt', en: 'Hours of work for the secretariat' },
      'number',
      ({ forecast }) => forecast.hours.p50,
    ),
  ];
}
