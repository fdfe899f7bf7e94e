import type { Inbox } from './inbox.ts';
import { Page } from './page.ts';
import type { WalkedService } from './service.ts';
import { SharedDays } from './shared-days.ts';
import type { Story } from './story.ts';
import { Teller } from './teller.ts';

/** What stories are told with. */
export interface Setting {
  readonly service: WalkedService;
  readonly inbox: Pick<Inbox, 'arrived'>;
  readonly print: (line: string) => void;
  /** A number of this walkthrough, for names that nobody has yet. */
  readonly mark: string;
  /** What to say after a story: where its journey can be seen. */
  readonly whereToLook?: (journey: string) => readonly string[];
}

/**
 * Tells stories one after another, while they live through the same days. Returns what was not as told, one
 * sentence for each story that went wrong.
 */
export async function tellStories(stories: readonly Story[], setting: Setting): Promise<readonly string[]> {
  const { service, inbox, print, mark, whereToLook } = setting;
  // What is already in the inbox is about others.
  await inbox.arrived();
  const days = new SharedDays(service, inbox, stories.length);
  const lived = stories.map((story) => {
    const page = new Page(print);
    page.write(`\n── ${story.title} ──`);
    const teller = new Teller({ service, days, page, mark }, story.person);
    return { page, teller, fault: faultIn(story, teller).finally(() => days.leave()) };
  });
  const faults: string[] = [];
  for (const { page, teller, fault } of lived) {
    page.open();
    const found = await fault;
    if (found !== undefined) {
      faults.push(found);
      print(`\n  Not as told: ${found}`);
    }
    if (teller.id === '' || whereToLook === undefined) continue;
    print('');
    for (const line of whereToLook(teller.id)) print(`  ${line}`);
  }
  return faults;
}

/** Lives a story. Returns what was not as told. */
async function faultIn(story: Story, teller: Teller): Promise<string | undefined> {
  try {
    await story.tell(teller);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}
