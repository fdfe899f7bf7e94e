import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readProgrammeFile } from '../../api/programme/programme-file.ts';
import { arrivedMail } from '../../cli/walkthrough/inbox.ts';
import { WalkedService } from '../../cli/walkthrough/service.ts';
import { STORIES } from '../../cli/walkthrough/stories.ts';
import type { Story } from '../../cli/walkthrough/story.ts';
import { tellStories } from '../../cli/walkthrough/tell-stories.ts';
import { tellsTrue } from '../../cli/walkthrough/teller.ts';
import { ROLES } from '../../domain/vocabulary/codes.ts';
import { RunningProgramme } from '../support/programme/a-running-programme.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

/** The mails of a service, as the walkthrough finds them in the inbox of `npm start`. */
function inboxOf({ mailbox }: TestService) {
  let read = 0;
  return {
    arrived: () => {
      const fresh = mailbox.taken.slice(read);
      read += fresh.length;
      const mails = fresh.map(({ to, text = '', messageId = '' }) => {
        const addressees = [to ?? []].flat().flatMap(({ value }) => value);
        return arrivedMail({ to: addressees.map(({ address = '' }) => address), text, messageId });
      });
      return Promise.resolve(mails);
    },
  };
}

describe('the walkthrough', () => {
  let service: TestService;
  const printed: string[] = [];
  const tell = (stories: readonly Story[], mark: string) =>
    tellStories(stories, {
      service: new WalkedService(
        service.url,
        Object.fromEntries(ROLES.map((role) => [role, service.keyOf(role)])),
      ),
      inbox: inboxOf(service),
      print: (line) => void printed.push(line),
      mark,
    });
  beforeAll(async () => {
    service = await aService();
    // What nobody reports is passed on, and each day with that costs the clock a stop: one group that meets is enough.
    const { groups } = await readProgrammeFile('lo-hovedstaden');
    await RunningProgramme.begun(service, '2026-02-01', {
      activities: [],
      groups: groups.filter(({ meetings }) => meetings?.as === 'steering'),
    });
  }, 120_000);
  afterAll(() => service.close());

  it('is as told on the main road and on every side road, which live through the same days', async () => {
    expect(await tell(STORIES, '1')).toEqual([]);
  }, 600_000);

  it('tells them one after another, the main road first', () => {
    const titles = printed
      .filter((line) => line.includes('──'))
      .map((line) => line.replaceAll(/\n|── | ──/g, ''));
    expect(titles).toEqual(STORIES.map(({ title }) => title));
    const told = printed
      .join('\n')
      .split('──')
      .filter((_, index) => index > 0 && index % 2 === 0);
    STORIES.forEach(({ person }, index) => {
      const others = STORIES.filter((story) => story.person !== person);
      expect(told[index]).toContain(person);
      expect(others.filter((other) => told[index]?.includes(other.person))).toEqual([]);
    });
  });

  it('says which mail went out to whom, and when', () => {
    expect(printed.join('\n')).toMatch(
      /✉ \d+ \w+ \d{4} to bente@byg-1\.example\.dk: “Registrér IGU-aftalen i VITAS” \(frist: \d+\. \w+ \d{4}\)/,
    );
  });

  it('says so where anything is not as told, and tells the others to their end', async () => {
    const untrue: Story = {
      name: 'untrue',
      title: 'Not so',
      person: 'Nobody',
      tell: async (teller) => {
        await teller.on(await teller.today());
        tellsTrue(false, 'It was otherwise');
      },
    };
    const short: Story = {
      name: 'short',
      title: 'Short',
      person: 'Somebody',
      tell: async (teller) => {
        await teller.on(await teller.today());
        teller.say('The end.');
      },
    };
    expect(await tell([untrue, short], '2')).toEqual(['It was otherwise']);
    expect(printed.slice(-1)).toEqual(['  The end.']);
  });
});
