import { expect, it } from '@jest/globals';
import { arrivedMail } from '../../cli/walkthrough/inbox.ts';
import { WalkedService } from '../../cli/walkthrough/service.ts';
import { STORIES } from '../../cli/walkthrough/stories.ts';
import { tellStories } from '../../cli/walkthrough/tell-stories.ts';
import { ROLES } from '../../domain/codes.ts';
import { aService } from '../support/a-service.ts';
import { appendFileSync } from 'node:fs';

it.each((process.env['DAYS'] ?? '').split(','))('%s', async (day) => {
  const service = await aService();
  await service.until(day);
  let read = 0;
  const faults = await tellStories(STORIES.slice(Number(process.env['FROM'] ?? '1')), {
    service: new WalkedService(service.url, Object.fromEntries(ROLES.map((role) => [role, service.keyOf(role)]))),
    inbox: { arrived: () => {
      const fresh = service.mailbox.taken.slice(read); read += fresh.length;
      return Promise.resolve(fresh.map(({ to, text = '', messageId = '' }) => arrivedMail({ to: [to ?? []].flat().flatMap(({ value }) => value).map(({ address = '' }) => address), text, messageId })));
    } },
    print: (line) => appendFileSync(`/tmp/walk-scratch-${day}.log`, `${line}\n`),
    mark: '7',
  });
  await service.close();
  expect(faults).toEqual([]);
}, 250_000);
