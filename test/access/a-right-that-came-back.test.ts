import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApiKey } from '../../db/partners/api-keys.ts';
import { all } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { RightsHouse, RightsScene } from '../support/access/a-right.ts';
import { contactOf } from '../support/stack/test-parties.ts';

let house: RightsHouse;
let db: Db;
let coordinator: string;
beforeAll(async () => {
  house = await RightsHouse.opens();
  ({ db } = house);
  coordinator = await createApiKey(db, contactOf('coordinator'), 'a right');
});
afterAll(() => house.close());

let scene: RightsScene;
beforeEach(async () => {
  scene = await RightsScene.opens(house);
});

const patch = (path: string, body: unknown) =>
  house.asks(path, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${coordinator}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const linksOf = (contact: string) =>
  all<{ why: string | null; links: number }>(
    db,
    `select ended_why as why, count(*) as links from answer_links where contact_id = $1 group by 1 order by 1`,
    [contact],
  );

/** What the secretariat changes, and back. */
const CHANGES = [
  ['a contact is made inactive', 'contacts', { active: false }, { active: true }],
  ['a role is cut', 'contacts', { roles: ['steeringGroup'] }, { roles: ['caseworker'] }],
  ['an organisation takes no part', 'organisations', { active: false }, { active: true }],
] as const;

describe.each(CHANGES)('while %s and after', (_, room, ending, back) => {
  const changes = (body: unknown) =>
    patch(`/api/${room}/${room === 'contacts' ? scene.asked : scene.municipality}`, body);

  it('the links of before are ended, and stay so when the right is back', async () => {
    const { question, everything, wishes } = await scene.mailed();
    expect((await changes(ending)).status).toBe(200);
    expect(await linksOf(scene.asked)).toEqual([{ why: 'right-ended', links: 2 }]);
    expect((await changes(back)).status).toBe(200);
    for (const path of [question, everything, wishes]) {
      const { status, text } = await house.asks(path);
      expect([path, status]).toEqual([path, 410]);
      expect(text).toContain('Linket er lukket');
    }
  });

  it('the key is right again, and new post comes with links that open', async () => {
    await changes(ending);
    await changes(back);
    const headers = { authorization: `Bearer ${scene.key}` };
    expect((await house.asks(`/api/journeys/${scene.journey.id}`, { headers })).status).toBe(200);
    const { question } = await scene.mailed();
    expect((await house.asks(question)).status).toBe(200);
  });

  it('what had been asked goes to others once, though it ends, comes back and ends again', async () => {
    await scene.mailed();
    await changes(ending);
    const first = await scene.whoGets();
    await changes(back);
    expect(await scene.whoGets()).toBe('nobody');
    await changes(ending);
    expect([first, await scene.whoGets()]).toEqual([
      room === 'contacts' ? 'a colleague' : 'the coordinator',
      'nobody',
    ]);
  });
});

describe('a right that ended in the record alone', () => {
  it('ends its links with the next round of post, whichever they are', async () => {
    const { question, wishes } = await scene.mailed();
    await scene.ends('the organisation takes no part any more');
    expect(await linksOf(scene.asked)).toEqual([{ why: null, links: 2 }]);
    await scene.round();
    await scene.round();
    expect(await linksOf(scene.asked)).toEqual([{ why: 'right-ended', links: 2 }]);
    for (const path of [question, wishes]) expect((await house.asks(path)).status).toBe(410);
  });
});

describe('the secretariat', () => {
  const OF_IT = "organisation_id in (select id from organisations where kind = 'secretariat')";

  it.each([
    ['its last contact is made inactive', () => patch('/api/contacts/k-coordinator', { active: false })],
    [
      'its last contact only runs the service',
      () => patch('/api/contacts/k-coordinator', { roles: ['operator'] }),
    ],
    ['it takes no part itself', () => patch('/api/organisations/lo-hovedstaden', { active: false })],
  ])('is not left without anybody who sees people: refused, where %s', async (_, change) => {
    await db.query(`update contacts set active = id = 'k-coordinator' where ${OF_IT}`);
    const { status, text } = await change();
    await db.query(`update contacts set active = true where ${OF_IT}`);
    expect(status).toBe(422);
    expect(text).toContain('Så er der ingen i sekretariatet tilbage');
    const kept = await all(
      db,
      `select contacts.roles, organisations.active from contacts join organisations on organisations.id = organisation_id
       where contacts.id = 'k-coordinator'`,
    );
    expect(kept).toEqual([{ roles: ['coordinator'], active: true }]);
  });
});
