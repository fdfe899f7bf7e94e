import type { CalendarDate } from '../../domain/calendar.ts';
import { addDays } from '../../domain/calendar.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import { readRunning } from '../running.ts';
import { Inbox } from './inbox.ts';
import { Page } from './page.ts';
import { WalkedService } from './service.ts';
import { SharedDays } from './shared-days.ts';
import { STORIES } from './stories.ts';
import type { Story } from './story.ts';
import { Teller } from './teller.ts';

/**
 * Tells journeys against a running `npm start`: all stories, or those named. They live through the same days and are
 * told one after another. Exit code 1 where anything is not as told.
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
  if (running.inbox === null) {
    console.error(
      'The walkthrough reads the mails that go out: it needs the inbox of npm start, without SMTP_URL.',
    );
    return 1;
  }
  const stories = STORIES.filter(({ name }) => names.length === 0 || names.includes(name));
  const service = new WalkedService(running.api, running.keys);
  const last = tooLateForIgu(await service.today(), stories);
  if (last !== undefined) {
    console.error(
      `The training clock stands too late: no IGU can begin after ${last}. Start over: npm run reset, npm start.`,
    );
    return 1;
  }
  const inbox = new Inbox(running.inbox);
  await inbox.arrived();
  const days = new SharedDays(service, inbox, stories.length);
  const mark = new Date().toISOString().replaceAll(/\D/g, '').slice(2, 14);
  const lived = stories.map((story) => {
    const page = new Page((line) => console.log(line));
    page.write(`\n── ${story.title} ──`);
    const teller = new Teller({ service, days, page, mark }, story.person);
    return { page, teller, fault: faultIn(story, teller).finally(() => days.leave()) };
  });
  let faults = 0;
  for (const { page, teller, fault } of lived) {
    page.open();
    const found = await fault;
    if (found !== undefined) {
      faults += 1;
      console.error(`\nNot as told: ${found}`);
    }
    if (teller.id === '') continue;
    console.log(`\n  The timeline: ${running.api}/api/journeys/${teller.id}/timeline`);
    if (running.temporalUi === null) continue;
    const namespace = `${running.temporalUi.replace(/\/+$/, '')}/namespaces/default/workflows`;
    const query = encodeURIComponent(`WorkflowId="journey-${teller.id}"`);
    console.log(`  In Temporal’s UI: ${namespace}?query=${query}`);
  }
  return faults === 0 ? 0 : 1;
}

/** Lives a story. Gives what was not as told. */
async function faultIn(story: Story, teller: Teller): Promise<string | undefined> {
  try {
    await story.tell(teller);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

/** The day from which the clock stands too late for an IGU of these stories, where it does. */
function tooLateForIgu(today: CalendarDate, stories: readonly Story[]): CalendarDate | undefined {
  const last = rulebook(NEWEST_RULEBOOK).law.iguLastStart.value;
  const isLate = stories.some(
    ({ lastStartAfter }) => lastStartAfter !== undefined && addDays(today, lastStartAfter) > last,
  );
  return isLate ? last : undefined;
}

process.exitCode = await walkthrough(process.argv.slice(2));
