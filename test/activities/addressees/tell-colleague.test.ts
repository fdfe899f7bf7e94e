import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeContact, markMailRefused } from '../../../db/partners/contacts.ts';
import { readDisclosures } from '../../../db/persons/disclosures.ts';
import { all, inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { RecordedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { aProposal } from '../../support/journeys/a-recorded-road.ts';
import { aColleague } from '../../support/partners/a-colleague.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';

let office: PostOffice;
let db: Db;
beforeAll(async () => {
  office = await aPostOffice();
  ({ db } = office);
  await aColleague(db, { id: 'byg-owner', organisation: 'eksempel-byg', position: 3 });
  // By position this one would be asked before the owner, if this one could be asked.
  await aColleague(db, {
    id: 'byg-watcher',
    organisation: 'eksempel-byg',
    position: 2,
    roles: ['steeringGroup'],
  });
});
afterAll(() => office.close());
async function until(journey: RecordedJourney, day: string): Promise<RecordedJourney> {
  journey.lived.until(day);
  return journey.record();
}

/** Who was written to about the match: how, to whom, and as which party. */
async function toldOf({ id }: RecordedJourney) {
  const rows = await all<{ kind: string; contact: string; party: string }>(
    db,
    `select kind, contact_id as contact, party from outbox
     where subject_id = $1 and obligation_kind = 'match-answer' order by sequence, id`,
    [id],
  );
  return rows.map(({ kind, contact, party }) => `${kind} ${contact} (${party})`);
}

/** What a contact reads, on a given day, of everything that is owed to it. */
async function mailOf(contact: string, date: string): Promise<string> {
  const { mailbox, post } = office;
  await standAt(db, date, '07:30');
  mailbox.taken.length = 0;
  await post.sendDigest(await office.gathers(contact, date));
  return mailbox.taken.at(-1)?.text?.replaceAll(/\s+/g, ' ') ?? '';
}

/** Only this journey's notices: those of other journeys are out of the way. */
const onlyOf = ({ id }: RecordedJourney) =>
  db.query("update outbox set state = 'dropped' where state = 'owed' and subject_id <> $1", [id]);

describe('what an organisation does not answer', () => {
  it('goes on the due date to its next contact, who is not only following the numbers', async () => {
    const journey = await until(await aProposal(db), '2026-03-18');
    expect(await toldOf(journey)).toEqual([
      'reminder byg (company)',
      'reminder byg (company)',
      'reminder byg (company)',
      'escalation byg-owner (company)',
    ]);
  });

  it('is asked of the colleague with a link, who has been silent, and when they were reminded', async () => {
    const journey = await until(await aProposal(db), '2026-03-17');
    await onlyOf(journey);
    await mailOf('byg', '2026-03-17');
    await until(journey, '2026-03-18');
    const mail = await mailOf('byg-owner', '2026-03-18');
    expect(mail).toContain('fordi vi endnu ikke har fået svar fra din kollega hos Eksempel Byg ApS');
    expect(mail).toContain('Påmindet den 17. marts: Eksempel Byg ApS.');
    expect(mail).toMatch(/Svar her: http:\/\/localhost\/svar\/[0-9a-z]{26}/);
  });

  it('stands in the ledger as the reminder that the colleague was given to read', async () => {
    const journey = await until(await aProposal(db), '2026-03-18');
    await onlyOf(journey);
    await mailOf('byg-owner', '2026-03-18');
    const { items } = await readDisclosures(db, journey.id);
    expect(items.map(({ contact, told }) => [contact, told])).toEqual([
      ['byg-owner', [{ kind: 'match-answer', voice: 'reminder' }]],
    ]);
  });

  it('is told to the coordinator with that a colleague was asked', async () => {
    const journey = await until(await aProposal(db), '2026-03-18');
    await onlyOf(journey);
    await mailOf('byg', '2026-03-18');
    await mailOf('byg-owner', '2026-03-18');
    await until(journey, '2026-03-19');
    expect(await mailOf('k-coordinator', '2026-03-19')).toContain(
      'Påmindet den 18. marts: Eksempel Byg ApS. En anden kontaktperson spurgt den 18. marts: Eksempel Byg ApS.',
    );
  });

  it('is told to the coordinator with that there was nobody else, where there was not', async () => {
    const journey = await until(await aProposal(db, 'proeve-service'), '2026-03-19');
    await onlyOf(journey);
    expect((await toldOf(journey)).filter((line) => line.startsWith('escalation'))).toEqual([
      'escalation k-coordinator (coordinator)',
    ]);
    expect(await mailOf('k-coordinator', '2026-03-19')).toContain(
      'Vi har ingen anden kontaktperson hos Prøve Service A/S.',
    );
  });

  it('is not passed on once it is answered, not even where the mail was made', async () => {
    const journey = await until(await aProposal(db), '2026-03-18');
    await onlyOf(journey);
    journey.lived.does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' });
    await journey.record();
    await mailOf('byg-owner', '2026-03-18');
    expect(office.mailbox.taken).toEqual([]);
  });

  it('is not passed on where they have asked for help, and nobody says that there is no other contact', async () => {
    const journey = await aProposal(db, 'proeve-service');
    const about = journey.lived.open('match-answer')?.id ?? '';
    journey.lived.does('AskForHelp', { about, help: 'call-me' });
    await until(journey, '2026-03-19');
    await onlyOf(journey);
    expect(await toldOf(journey)).not.toContain('escalation service (company)');
    expect(await mailOf('k-coordinator', '2026-03-19')).not.toContain('ingen anden kontaktperson');
  });

  it('reaches nobody twice: not the one who took over from a contact that has left', async () => {
    const journey = await until(await aProposal(db), '2026-03-17');
    const others = ['byg', 'byg-watcher'];
    for (const id of others) await changeContact(db, id, { active: false });
    await until(journey, '2026-03-18');
    for (const id of others) await changeContact(db, id, { active: true });
    expect(await toldOf(journey)).toEqual([
      'reminder byg (company)',
      'reminder byg (company)',
      'reminder byg-owner (company)',
    ]);
  });

  it('goes to nobody whose address takes no mail', async () => {
    await inTransaction(db, (tx) =>
      markMailRefused(tx, 'byg-owner', { at: '2026-03-17T08:00:00.000Z', reason: '5.1.1' }),
    );
    const journey = await until(await aProposal(db), '2026-03-18');
    await changeContact(db, 'byg-owner', { email: 'byg-owner@example.dk' });
    expect((await toldOf(journey)).filter((line) => line.startsWith('escalation'))).toEqual([]);
  });

  it('comes not back to the silent one, where the colleague’s mail does not arrive', async () => {
    const journey = await until(await aProposal(db), '2026-03-18');
    await onlyOf(journey);
    const digestId = 'digest-byg-owner-refused';
    const day = { contact: 'byg-owner', date: '2026-03-18', gatheredAt: '2026-03-18T06:30:00.000Z' };
    await office.post.freezeDigest({ digestId, ...day });
    expect(await office.post.rerouteDigest({ digestId, reason: 'SMTP 550' })).toBe(0);
    await aColleague(db, { id: 'byg-office', organisation: 'eksempel-byg', position: 4 });
    const other = await until(await aProposal(db), '2026-03-18');
    await onlyOf(other);
    const again = 'digest-byg-owner-refused-too';
    await office.post.freezeDigest({ digestId: again, ...day });
    expect(await office.post.rerouteDigest({ digestId: again, reason: 'SMTP 550' })).toBe(1);
    expect((await toldOf(other)).slice(3)).toEqual([
      'escalation byg-owner (company)',
      'escalation byg-office (company)',
    ]);
  });
});
