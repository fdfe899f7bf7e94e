import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JOURNEY_ACTIONS } from '../../../activities/kinds/journey.ts';
import { endLinks } from '../../../db/end-links.ts';
import { addOwnPageLink, linkByToken, linkExpiry } from '../../../db/links/answer-links.ts';
import { listLinks, openLinksOf } from '../../../db/links/links-of-contact.ts';
import { leaveRole, setTextsSince } from '../../../db/partners/contact-wishes.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { arrangePersonsPost, contactOfPerson, endPersonsPost } from '../../../db/persons/persons-post.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { serviceTime } from '../../../db/running/service-time.ts';
import type { PersonField } from '../../../domain/vocabulary/codes.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const CONTACT = 'k-counsellor';
const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const LATER = '2026-03-20T09:00:00.000Z';
const SUCCESSOR = { leftOn: DAY, successorName: 'Kim', successorEmail: 'kim@example.dk' } as const;
const OWN_TOKENS = 'bcdefghjkmnpqrstvwxyz';

let database: TestDatabase;
let db: Db;
let made = 0;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await standAt(db, DAY, '10:00');
  await db.query("update outbox set state = 'dropped', digest_id = null");
  await db.query('delete from answer_links');
  await db.query('delete from contact_departures');
  await db.query(
    `update contacts set active = true, email = id || '@example.dk', phone = null, consented_on = null
     where person_id is null`,
  );
});

/** Why each of a contact's links ended; null for one that can be used. */
async function endsOf(contact: string): Promise<readonly (string | null)[]> {
  const rows = await all<{ why: string | null }>(
    db,
    'select distinct ended_why as why from answer_links where contact_id = $1 order by why',
    [contact],
  );
  return rows.map(({ why }) => why);
}

async function personOf({ id }: RecordedJourney): Promise<string> {
  const row = await one<{ person: string }>(db, 'select person_id as person from journeys where id = $1', [
    id,
  ]);
  return row?.person ?? '';
}

/** A person with post of their own who holds a link that was handed out. */
async function aPersonWithALink() {
  const journey = await aRemindedJourney(db);
  const personId = await personOf(journey);
  await arrangePersonsPost(db, { personId, channel: 'mail', language: 'da', consentedOn: DAY });
  made += 1;
  const token = `${'0'.repeat(25)}${OWN_TOKENS[made] ?? ''}`;
  const contact = contactOfPerson(personId);
  await addOwnPageLink(db, token, {
    contact,
    madeBy: 'k-caseworker',
    madeAt: MORNING,
    expiresAt: linkExpiry(DAY),
  });
  return { journey, personId, contact, token };
}

describe('the links of an organisation’s contact', () => {
  /** What happens to a contact, and why their links end by it; null if they go on. */
  const HAPPENINGS: readonly (readonly [what: string, does: () => Promise<unknown>, why: string | null])[] = [
    ['another address', () => changeContact(db, CONTACT, { email: 'ny@example.dk' }), 'address-changed'],
    ['the same address again', () => changeContact(db, CONTACT, { email: `${CONTACT}@example.dk` }), null],
    ['the same in capitals', () => changeContact(db, CONTACT, { email: `K-Counsellor@example.dk` }), null],
    ['another name', () => changeContact(db, CONTACT, { name: 'Kim' }), null],
    ['another language', () => changeContact(db, CONTACT, { language: 'en' }), null],
    ['a number without texts', () => changeContact(db, CONTACT, { phone: '20304050' }), null],
    [
      'another number for texts',
      async () => {
        await setTextsSince(db, CONTACT, DAY);
        await changeContact(db, CONTACT, { phone: '20304051' });
      },
      'address-changed',
    ],
    ['taken out', () => changeContact(db, CONTACT, { active: false }), 'right-ended'],
    [
      'taken out and back',
      async () => {
        await changeContact(db, CONTACT, { active: false });
        await changeContact(db, CONTACT, { active: true });
      },
      'right-ended',
    ],
    [
      'left by themselves',
      () => inTransaction(db, (tx) => leaveRole(tx, { contact: CONTACT, at: LATER }, SUCCESSOR)),
      'left',
    ],
    [
      'left, as the secretariat wrote down',
      () =>
        inTransaction(db, (tx) =>
          leaveRole(tx, { contact: CONTACT, at: LATER, recordedBy: 'k-coordinator' }, SUCCESSOR),
        ),
      'left',
    ],
    ['closed by hand', () => endLinks(db, [CONTACT], 'by-hand', LATER, CONTACT), 'by-hand'],
  ];

  it.each(HAPPENINGS)('%s', async (_, does, why) => {
    await aRemindedJourney(db);
    const { each, all: everything } = await aSentDigest(db, CONTACT, { at: MORNING });
    const another = await aSentDigest(db, 'k-caseworker', { at: MORNING, asks: [] });
    await does();
    expect(await endsOf(CONTACT)).toEqual([why]);
    expect(await endsOf('k-caseworker')).toEqual([null]);
    for (const token of [...each, everything]) {
      expect((await linkByToken(db, token))?.endedAt === null).toBe(why === null);
    }
    expect((await linkByToken(db, another.all))?.endedAt).toBeNull();
  });

  it('end with the change or not at all', async () => {
    await aSentDigest(db, CONTACT, { at: MORNING, asks: [] });
    await expect(
      inTransaction(db, async (tx) => {
        await changeContact(tx, CONTACT, { email: 'ny@example.dk' });
        throw new Error('the power goes');
      }),
    ).rejects.toThrow('the power goes');
    expect(await endsOf(CONTACT)).toEqual([null]);
  });

  it('keep the first reason and time for which they ended', async () => {
    await aSentDigest(db, CONTACT, { at: MORNING, asks: [] });
    expect(await endLinks(db, [CONTACT], 'by-hand', MORNING, CONTACT)).toBe(1);
    expect(await endLinks(db, [CONTACT], 'left', LATER)).toBe(0);
    const { items } = await listLinks(db, CONTACT, { limit: 10, offset: 0 });
    expect(items).toMatchObject([{ endedWhy: 'by-hand', endedAt: MORNING, endedBy: CONTACT }]);
  });

  it('are counted by what they came with, and listed without what opens them', async () => {
    await aRemindedJourney(db);
    const { each, all: everything } = await aSentDigest(db, CONTACT, { at: MORNING });
    const open = await openLinksOf(db, CONTACT, LATER);
    expect(open).toEqual({ post: 1 + each.length, 'links-again': 0, invitation: 0, 'handed-out': 0 });
    const listed = await listLinks(db, CONTACT, { limit: 10, offset: 0 });
    expect(listed.total).toBe(1 + each.length);
    expect(listed.items.map(({ opens }) => opens).toSorted()).toEqual([
      'everything',
      ...each.map(() => 'question'),
    ]);
    for (const token of [...each, everything]) expect(JSON.stringify(listed)).not.toContain(token);
    await endLinks(db, [CONTACT], 'by-hand', LATER);
    expect(await openLinksOf(db, CONTACT, LATER)).toMatchObject({ post: 0 });
  });
});

describe('a link to everything', () => {
  it('goes on while a question of its mail is open and a week after, and no longer', async () => {
    const journey = await aRemindedJourney(db);
    const { all: everything, each } = await aSentDigest(db, CONTACT, { at: MORNING });
    const isOutlived = async () => (await linkByToken(db, everything))?.isOutlived;
    expect(await isOutlived()).toBe(false);
    journey.lived.does('RecordScreening', aScreening(journey.lived.today));
    await journey.record();
    const days = [
      [0, false],
      [6, false],
      [8, true],
    ] as const;
    const [answeredAt] = journey.lived.events.filter(({ type }) => type === 'ScreeningRecorded');
    const from = Date.parse(answeredAt?.at ?? '');
    for (const [after, outlived] of days) {
      await standAt(db, new Date(from + after * 86_400_000).toISOString().slice(0, 10), '12:00');
      expect([after, await isOutlived()]).toEqual([after, outlived]);
    }
    // The question's own link tells on what became of it.
    expect((await linkByToken(db, each[0] ?? ''))?.isOutlived).toBe(false);
  });

  it('that came with a mail which asked nothing opens nothing', async () => {
    const { all: everything } = await aSentDigest(db, CONTACT, { at: MORNING, asks: [] });
    expect((await linkByToken(db, everything))?.isOutlived).toBe(true);
  });
});

describe('the links of a person', () => {
  const corrected = (journey: string, fields: readonly PersonField[], removed?: readonly PersonField[]) =>
    inTransaction(db, (tx) =>
      JOURNEY_ACTIONS.follow(tx, { id: journey } as never, [
        {
          type: 'PersonCorrected',
          payload: { correction: journey, fields, cause: 'has-changed', ...(removed && { removed }) },
          sequence: 9,
          at: LATER,
        },
      ]),
    );
  type Held = Awaited<ReturnType<typeof aPersonWithALink>>;
  const HAPPENINGS: readonly (readonly [
    what: string,
    does: (held: Held) => Promise<unknown>,
    why: string | null,
  ])[] = [
    ['another address', ({ journey }) => corrected(journey.id, ['email']), 'address-changed'],
    ['no address any more', ({ journey }) => corrected(journey.id, ['email'], ['email']), 'address-changed'],
    ['another number', ({ journey }) => corrected(journey.id, ['phone']), 'address-changed'],
    ['another name', ({ journey }) => corrected(journey.id, ['familyName']), null],
    [
      'no more post',
      ({ personId, contact }) =>
        inTransaction(db, (tx) => endPersonsPost(tx, personId, { at: LATER, by: contact })),
      'post-ended',
    ],
    [
      'post in another way',
      ({ personId }) =>
        arrangePersonsPost(db, { personId, channel: 'text', language: 'da', consentedOn: DAY }),
      null,
    ],
    [
      'closed by the caseworker',
      ({ contact }) => endLinks(db, [contact], 'by-hand', LATER, 'k-caseworker'),
      'by-hand',
    ],
  ];

  it.each(HAPPENINGS)('%s', async (_, does, why) => {
    const held = await aPersonWithALink();
    const other = await aPersonWithALink();
    await does(held);
    expect(await endsOf(held.contact)).toEqual([why]);
    expect(await endsOf(other.contact)).toEqual([null]);
  });

  it('say who handed one out, until the person has used one that was sent to them', async () => {
    const { contact, token } = await aPersonWithALink();
    const handedOutBy = async () => (await linkByToken(db, token))?.handedOutBy;
    expect(await handedOutBy()).toBe('k-caseworker');
    await db.query('update answer_links set used_at = $2 where contact_id = $1', [contact, LATER]);
    expect(await handedOutBy()).toBe('k-caseworker');
    const { all: sent } = await aSentDigest(db, contact, { at: MORNING, asks: [] });
    // Opening is not using: programs that look through mail open every link.
    await db.query('update answer_links set opened_at = $2 where contact_id = $1', [contact, LATER]);
    expect(await handedOutBy()).toBe('k-caseworker');
    await db.query('update answer_links set used_at = $2 where digest_id is not null and contact_id = $1', [
      contact,
      LATER,
    ]);
    expect([await handedOutBy(), (await linkByToken(db, sent))?.handedOutBy]).toEqual([null, null]);
  });

  it('tell the service’s time, not that of the machine', async () => {
    const { now } = await serviceTime(db);
    expect(now.slice(0, 10)).toBe(DAY);
    await aSentDigest(db, CONTACT, { at: MORNING, asks: [] });
    await changeContact(db, CONTACT, { email: 'ny@example.dk' });
    const { items } = await listLinks(db, CONTACT, { limit: 1, offset: 0 });
    expect(items[0]?.endedAt?.slice(0, 10)).toBe(DAY);
  });
});
