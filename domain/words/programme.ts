import { PROGRAMME_EVENT_TYPES } from '../programme/events.ts';
import type { ProgrammeEvent } from '../programme/events.ts';
import { lawCheckMonth } from '../programme/law-checks.ts';
import { meetingIn } from '../programme/plan.ts';
import type { Item } from '../programme/programme.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import { dateInWords, monthInWords } from './dates.ts';
import { tellEvent } from './events.ts';

/** The parts of a programme's file that say what things are called. */
export interface FileWithTitles {
  readonly milestones: readonly Titled[];
  readonly activities: readonly Titled[];
  readonly groups: readonly { readonly id: string; readonly name: Sentence }[];
}

interface Titled {
  readonly id: string;
  readonly text: Sentence;
}

/** Returns what something of a programme is called, by its name in the file. */
export type TitleOf = (item: string) => Sentence;

/**
 * What a programme's file calls its milestones, meetings and tasks, as it stands within a sentence: without a
 * full stop. If the file no longer has something, its name is used.
 */
export function titlesIn({ milestones, activities, groups }: FileWithTitles): TitleOf {
  const titles = new Map([...milestones, ...activities].map(({ id, text }) => [id, withoutStop(text)]));
  return (item) =>
    titles.get(item) ?? meetingTitle(item, groups) ?? lawCheckTitle(item) ?? { da: item, en: item };
}

/**
 * The title of something in a programme. For a meeting, it has the day too, which a mail about it must say.
 */
export function itemInWords(
  { item, kind, on }: Pick<Item, 'item' | 'kind' | 'on'>,
  titleOf: TitleOf,
): Sentence {
  const title = titleOf(item);
  if (kind !== 'meeting') return title;
  const day = dateInWords(on);
  return { da: `${title.da}, ${day.da}`, en: `${title.en}, ${day.en}` };
}

/** What a new version of a programme's file changes, one sentence each, from the events that it leads to. */
export function differenceInWords(events: readonly ProgrammeEvent[], titleOf: TitleOf): readonly Sentence[] {
  const own: readonly string[] = PROGRAMME_EVENT_TYPES;
  return events
    .filter(({ type }) => own.includes(type))
    .map(({ type, payload }) => tellEvent(type, { ...payload }, undefined, titleOf));
}

function meetingTitle(item: string, groups: FileWithTitles['groups']): Sentence | undefined {
  for (const { id, name } of groups) {
    const number = meetingIn(id, item);
    if (number !== undefined)
      return { da: `${name.da}, møde ${number}`, en: `${name.en}, meeting ${number}` };
  }
  return undefined;
}

function lawCheckTitle(item: string): Sentence | undefined {
  const month = lawCheckMonth(item);
  if (month === undefined) return undefined;
  const { da, en } = monthInWords(month);
  return { da: `Efterprøvning af reglerne, ${da}`, en: `Check of the rules, ${en}` };
}

function withoutStop({ da, en }: Sentence): Sentence {
  return { da: da.replace(/\.$/, ''), en: en.replace(/\.$/, '') };
}
