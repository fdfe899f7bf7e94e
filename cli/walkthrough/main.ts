import { readRunning } from '../running.ts';
import { Inbox } from './inbox.ts';
import { WalkedService } from './service.ts';
import { Story, tooLateForIgu } from './story.ts';

/** Tells one journey from beginning to end against a running `npm start`. Exit code 1 where anything is not as told. */
async function walkthrough(): Promise<number> {
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
  const service = new WalkedService(running.api, running.keys);
  const last = tooLateForIgu(await service.today());
  if (last !== undefined) {
    console.error(
      `The training clock stands too late: no IGU can begin after ${last}. Start over: npm run reset, npm start.`,
    );
    return 1;
  }
  const mark = new Date().toISOString().replaceAll(/\D/g, '').slice(2, 14);
  const print = (line: string) => console.log(line);
  const story = new Story({ service, inbox: new Inbox(running.inbox), print }, mark);
  try {
    await story.tell();
  } catch (error) {
    console.error(`\nNot as told: ${error instanceof Error ? error.message : 'unknown'}`);
    return 1;
  }
  console.log(`\nThe timeline: ${running.api}/api/journeys/${story.journey}/timeline`);
  if (running.temporalUi !== null) {
    const namespace = `${running.temporalUi.replace(/\/+$/, '')}/namespaces/default/workflows`;
    const query = encodeURIComponent(`WorkflowId="journey-${story.journey}"`);
    console.log(`In Temporal’s UI: ${namespace}?query=${query}`);
  }
  return 0;
}

process.exitCode = await walkthrough();
