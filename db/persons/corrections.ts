import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { PERSON_FIELDS } from '../../domain/vocabulary/codes.ts';
import type { PersonCorrectionCause, PersonField } from '../../domain/vocabulary/codes.ts';
import type { Actor } from '../../domain/subjects/actor.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { Person } from './person.ts';
import { personKey, readReferredPerson } from './persons.ts';
import { corrected, openCorrection, recordedCorrections, sealCorrection } from './recorded-corrections.ts';
import type { CorrectedValues } from './recorded-corrections.ts';
import type { Vault } from './vault.ts';

/** The command that a correction comes with, by the key it is given under and the hash of its body. */
export interface CorrectionBearer {
  readonly journey: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** A correction as its command may tell of it: which fields, never what stands in them. */
export interface KeptCorrection {
  readonly id: string;
  /** In the order of `PERSON_FIELDS`. */
  readonly fields: readonly PersonField[];
  /** Those of them that are empty from then on. */
  readonly removed: readonly PersonField[];
}

/**
 * Keeps what a correction writes, sealed under the person's own key; `undefined` if that has been destroyed. It holds once
 * the event of its command is recorded. If it comes again with the same command, it is kept once, and what it was the first
 * time is returned. Throws if the journey or the giver is unknown (a foreign key of `person_corrections`), or nothing is
 * written (`person_corrections_fields_check`).
 */
export async function keepCorrection(
  db: Queryable,
  vault: Vault,
  bearer: CorrectionBearer,
  of: { readonly personId: string; readonly values: CorrectedValues; readonly givenBy?: string | undefined },
): Promise<KeptCorrection | undefined> {
  const { personId, values, givenBy } = of;
  const key = await personKey(db, vault, personId);
  if (key === undefined) return undefined;
  const id = randomUUID();
  const fields = PERSON_FIELDS.filter((field) => values[field] !== undefined);
  const removed = fields.filter((field) => values[field] === null);
  return one<KeptCorrection & { [column: string]: unknown }>(
    db,
    `insert into person_corrections (id, journey_id, person_id, key, body_hash, fields, removed, sealed, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (journey_id, key, body_hash)
       do update set times_brought = person_corrections.times_brought + 1, brought_at = now()
     returning id, fields, removed`,
    [
      id,
      bearer.journey,
      personId,
      bearer.key,
      bearer.bodyHash,
      fields,
      removed,
      sealCorrection(key, id, values),
      givenBy ?? null,
    ],
  );
}

/** A correction that has been brought under a key with this very body; `undefined` if none has. */
export async function correctionBrought(
  db: Queryable,
  { journey, key, bodyHash }: CorrectionBearer,
): Promise<KeptCorrection | undefined> {
  return one<KeptCorrection & { [column: string]: unknown }>(
    db,
    `select id, fields, removed from person_corrections where journey_id = $1 and key = $2 and body_hash = $3`,
    [journey, key, bodyHash],
  );
}

const CLAIMED = `exists (select 1 from timeline_events
  where timeline_events.subject_id = person_corrections.journey_id and timeline_events.key = person_corrections.key
    and timeline_events.body_hash = person_corrections.body_hash)`;

/**
 * Lets go of a correction whose command was refused. It stays if the same command was given more than once and may still be
 * recorded, and if it has been recorded.
 */
export async function discardCorrection(db: Queryable, id: string): Promise<void> {
  await run(
    db,
    'update person_corrections set times_brought = times_brought - 1 where id = $1 and times_brought > 0',
    [id],
  );
  await run(db, `delete from person_corrections where id = $1 and times_brought = 0 and not ${CLAIMED}`, [
    id,
  ]);
}

/** How many days a correction is kept if its command was neither refused nor recorded, because the service ended in between. */
const UNCLAIMED_DAYS = 30;

/**
 * Deletes corrections whose command was not recorded within a month, and returns how many. Those of parked journeys wait:
 * their commands may be recorded when the journey goes on.
 */
export async function clearUnclaimedCorrections(db: Queryable): Promise<number> {
  return run(
    db,
    `delete from person_corrections
     where brought_at < now() - make_interval(days => ${UNCLAIMED_DAYS}) and not ${CLAIMED}
       and not exists (select 1 from subjects where subjects.id = journey_id and parked_at is not null)`,
  );
}

/** One field that a correction changed, as it was and as it is; null if nothing stood there, or stands there now. */
export interface CorrectedField {
  readonly field: PersonField;
  readonly from: string | null;
  readonly to: string | null;
}

/** A correction that has been recorded: who made it, when and why, and what it changed. */
export interface ToldCorrection {
  readonly id: string;
  /** The number of its event. */
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor | null;
  readonly cause: PersonCorrectionCause;
  readonly fields: readonly CorrectedField[];
}

/**
 * What has been put right of the person of a journey, in its order; nothing if the person's key has been destroyed. Throws
 * if sealed bytes were changed.
 */
export async function readCorrections(
  db: Queryable,
  vault: Vault,
  { journey, personId }: { readonly journey: string; readonly personId: string },
): Promise<ToldCorrection[]> {
  const key = await personKey(db, vault, personId);
  const referred = key && (await readReferredPerson(db, vault, personId));
  if (key === undefined || referred === undefined) return [];
  const told = await all<Pick<ToldCorrection, 'actor' | 'cause'> & { id: string; [column: string]: unknown }>(
    db,
    `select correction.id, actor, payload ->> 'cause' as cause
     from person_corrections correction
     join timeline_events event on event.subject_id = correction.journey_id and event.key = correction.key
       and event.body_hash = correction.body_hash
     where journey_id = $1`,
    [journey],
  );
  let person: Person = referred;
  const corrections: ToldCorrection[] = [];
  for (const correction of await recordedCorrections(db, [personId])) {
    const after = corrected(person, openCorrection(key, correction));
    const by = told.find(({ id }) => id === correction.id);
    const { id, sequence, at } = correction;
    if (by !== undefined) {
      const fields = differenceOf(person, after);
      corrections.push({ id, sequence, at, actor: by.actor, cause: by.cause, fields });
    }
    person = after;
  }
  return corrections;
}

/** In which fields a person differs from what they were, in the order of `PERSON_FIELDS`. */
export function differenceOf(before: Person, after: Person): CorrectedField[] {
  return PERSON_FIELDS.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return from === to ? [] : [{ field, from, to }];
  });
}
