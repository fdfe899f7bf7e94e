import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteDisclosures } from '../../../db/persons/disclosures.ts';
import { destroyPersonKey } from '../../../db/persons/persons.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import { withoutGuards } from '../../support/stack/a-database.ts';
import { aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';

const SENT = '2026-03-02T09:30:00.000Z';

describe('the ledger of who was told what about a person, over HTTP', () => {
  let service: TestService;
  let id: string;
  let personId: string;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer({
      person: { givenName: 'Prøve Maria', familyName: 'Hemmeligsen', birthDate: '1995-05-05' },
    });
    const row = await one<{ personId: string }>(
      service.db,
      'select person_id as "personId" from journeys where id = $1',
      [id],
    );
    personId = row?.personId ?? '';
    const digestId = 'digest-k-counsellor-2026-03-02';
    await inTransaction(service.db, async (tx) => {
      await tx.query(
        `insert into digests (id, contact_id, date, state, message_id, frozen_at, sent_at)
         values ($1, 'k-counsellor', '2026-03-02', 'sent', $1, $2, $2)`,
        [digestId, SENT],
      );
      await noteDisclosures(tx, [
        {
          personId,
          journey: id,
          contact: 'k-counsellor',
          organisation: 'nordsjaellands-sprogcenter',
          told: [{ kind: 'screening-result', voice: 'escalation' }],
          ground: 'public-task',
          digestId,
          at: SENT,
        },
      ]);
    });
  });
  afterAll(() => service.close());

  const pageText = async (query = ''): Promise<string> => {
    const { status, headers, body } = await service.request(
      'GET',
      `/api/journeys/${id}/disclosures/page${query}`,
    );
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    return String(body['text']);
  };

  it('says in both languages what was told, by whom it is known and on which ground', async () => {
    const { body } = await service.request('GET', `/api/journeys/${id}/disclosures`);
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          at: SENT,
          name: 'Kontakt counsellor',
          organisationName: 'Nordsjællands Sprogcenter',
          told: [{ kind: 'screening-result', voice: 'escalation' }],
          what: [
            {
              da: 'Resultat af screening (besked om, at fristen er overskredet)',
              en: 'Screening result (notice that the deadline has passed)',
            },
          ],
          ground: 'public-task',
          groundLabel: { en: expect.stringContaining('Article 6(1)(e)') },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('Hemmeligsen');
  });

  it('is a page for the person, in Danish unless English is asked for', async () => {
    const danish = await pageText();
    for (const said of ['<html lang="da">', 'Prøve Maria Hemmeligsen', 'Hillerød Kommune', '2. marts 2026']) {
      expect(danish).toContain(said);
    }
    expect(danish).toContain('Resultat af screening (besked om, at fristen er overskredet)');
    const english = await pageText('?sprog=en');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Screening result (notice that the deadline has passed)');
  });

  it('is noted as read, in whichever form', async () => {
    await withoutGuards(service.db, ['delete from page_reads']);
    await service.request('GET', `/api/journeys/${id}/disclosures`);
    await pageText();
    const read = await all(service.db, 'select contact_id, journey_id from page_reads');
    const once = { contact_id: 'k-coordinator', journey_id: id };
    expect(read).toEqual([once, once]);
  });

  it('has no name on it where the person’s key has been destroyed', async () => {
    await destroyPersonKey(service.db, personId);
    const html = await pageText();
    expect(html).not.toContain('Hemmeligsen');
    expect(html).toContain('Nordsjællands Sprogcenter');
  });
});
