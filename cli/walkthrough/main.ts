import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { readRunning } from '../running.ts';
import { Inbox } from './inbox.ts';
import { WalkedService } from './service.ts';
import { STORIES } from './stories.ts';
import type { Story } from './story.ts';
import { tellStories } from './tell-stories.ts';

/**
 * Tells stories about journeys on a running `npm start`: all of them, or those named. The exit code is 1 if
 * anything is not as told.
 */
async function walkthrough(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !STORIES.some((story) => story.name === name));
  if (unknown !== undefined) {
    const known = STORIES.map(({ name }) => name).join(', ');
    console.error(`There is no story “${unknown}”. There are: ${known}.`);
    return 1;
  }
  const running = await readRunning();
  if (running === undefined) {
    console.error('Nothing runs here. Start it with npm start, and try again in a second terminal.');
    return 1;
  }
  const { api, keys, inbox, temporalUi } = running;
  if (inbox === null) {
    console.error(
      'The walkthrough reads the mails that go out: it needs the inbox of npm start, without SMTP_URL.',
    );
    return 1;
  }
  const stories = STORIES.filter(({ name }) => names.length === 0 || names.includes(name));
  const service = new WalkedService(api, keys);
  const last = tooLateForIgu(await service.today(), stories);
  if (last !== undefined) {
    console.error(
      `The training clock stands too late: no IGU can begin after ${last}. Start over: npm run reset, npm start.`,
    );
    return 1;
  }
  const faults = await tellStories(stories, {
    service,
    inbox: new Inbox(inbox),
    print: (line) => console.log(line),
    mark: new Date().toISOString().replaceAll(/\D/g, '').slice(2, 14),
    whereToLook: (journey) => [
      `The timeline: ${api}/api/journeys/${journey}/timeline`,
      ...(temporalUi === null ? [] : [`In Temporal’s UI: ${pageOf(temporalUi, journey)}`]),
    ],
  });
  return faults.length === 0 ? 0 : 1;
}

/** The day from which the clock stands too late for an IGU of these stories; `undefined` if it does not. */
function tooLateForIgu(today: CalendarDate, stories: readonly Story[]): CalendarDate | undefined {
  const last = rulebook(NEWEST_RULEBOOK).law.iguLastStart.value;
  const isLate = stories.some(
    ({ lastStartAfter }) => lastStartAfter !== undefined && addDays(today, lastStartAfter) > last,
  );
  return isLate ? last : undefined;
}

function pageOf(temporalUi: string, journey: string): string {
  const query = encodeURIComponent(`WorkflowId="journey-${journey}"`);
  return `${temporalUi.replace(/\/+$/, '')}/namespaces/default/workflows?query=${query}`;
}

process.exitCode = await walkthrough(process.argv.slice(2));
