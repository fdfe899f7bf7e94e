import { ask, counted } from './ask.ts';
import { addCentres } from './many-centres.ts';
import { peopleFile } from './people-file.ts';
import type { BenchStack } from './stack.ts';

/** Contacts who are owed post, each about this many journeys. */
export interface OwedPost {
  readonly contacts: number;
  readonly noticesEach: number;
}

/**
 * Makes contacts that are owed post: real journeys with a reminder each, and copies of them for every
 * contact, notice by notice, as if each had happened. The copies have no Workflows, since post needs none.
 * The record says that theirs were started and that they are closed, so that nobody starts or misses one.
 */
export async function oweMuchPost(on: BenchStack, { contacts, noticesEach }: OwedPost): Promise<void> {
  const { journeys } = (await ask(on, 'POST', '/api/intake', peopleFile(noticesEach, 'POST'))) as {
    journeys: { id: string }[];
  };
  const ids = journeys.map(({ id }) => id);
  const begun = `select count(*) from subjects where sequence > 0 and id = any('{${ids.join(',')}}')`;
  await counted(on, begun, ids.length);
  await addCentres(on, { centre: 'skrivecenter', contact: 'laeser', count: contacts });
  await on.db.query(
    `create table bench_copies as
     select gen_random_uuid() as id, journeys.id as original, n from journeys, generate_series(0, $1::int - 1) n
     where journeys.id = any($2::uuid[])`,
    [contacts, ids],
  );
  await on.db.query(
    `insert into subjects (id, kind, workflow_id, epoch, sequence, is_open, state, rulebook, workflow_started_at)
     select copies.id, kind, 'journey-' || copies.id, epoch, sequence, false,
       jsonb_set(jsonb_set(state, '{id}', to_jsonb(copies.id)), '{referral,languageCentre}',
         to_jsonb('skrivecenter-' || n)), rulebook, now()
     from bench_copies copies join subjects on subjects.id = original`,
  );
  await on.db.query(
    `insert into journeys (id, programme, person_id, municipality, reference_id, opening, stage, sector,
       language_centre)
     select copies.id, programme, person_id, municipality, reference_id, opening, 'closed',
       sector, 'skrivecenter-' || n
     from bench_copies copies join journeys on journeys.id = original`,
  );
  await on.db.query(
    `insert into timeline_events (subject_id, sequence, epoch, event_id, type, version, payload, actor, at)
     select copies.id, sequence, epoch, gen_random_uuid(), type, version, payload, actor, at
     from bench_copies copies join timeline_events on timeline_events.subject_id = original`,
  );
  await on.db.query(
    `insert into obligations (subject_id, id, kind, owed_by, organisation, due, occurrence, state, missed, opened_by,
       ended_by, waiting)
     select copies.id, obligations.id, kind, owed_by, organisation, due, occurrence, state, missed, opened_by, ended_by,
       waiting
     from bench_copies copies join obligations on obligations.subject_id = original`,
  );
  await on.db.query(
    `insert into outbox (subject_id, sequence, kind, obligation_id, obligation_kind, due, party, organisation,
       contact_id, urgent, made_at, owed_since)
     select copies.id, subjects.sequence, 'reminder', obligations.id, obligations.kind, due, obligations.owed_by, 'skrivecenter-' || n,
       'laeser-' || n, false, now() - interval '1 hour', now() - interval '1 hour'
     from bench_copies copies join subjects on subjects.id = copies.id
     join obligations on obligations.subject_id = copies.id and obligations.kind = 'screening-result'`,
  );
}
