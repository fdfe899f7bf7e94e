import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { PersonField } from '../../domain/vocabulary/codes.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { Person } from './person.ts';
import { open, seal } from './vault.ts';

/** What a correction writes: a value for each field that it changes, null for one that is empty from then on. */
export type CorrectedValues = Readonly<Partial<Record<PersonField, string | null>>>;

/** A correction whose command has been recorded, still sealed. */
export interface RecordedCorrection {
  readonly id: string;
  readonly personId: string;
  readonly sealed: Buffer;
  /** The number of its event, and when it happened. */
  readonly sequence: number;
  readonly at: Instant;
}

const about = (id: string) => `correction ${id}`;

/**
 * The corrections of persons whose command has been recorded, in the order in which they hold. A correction that has only
 * been brought is not among them.
 */
export async function recordedCorrections(
  db: Queryable,
  personIds: readonly string[],
): Promise<RecordedCorrection[]> {
  if (personIds.length === 0) return [];
  return all<RecordedCorrection & { [column: string]: unknown }>(
    db,
    `select correction.id, person_id as "personId", sealed, sequence, at
     from person_corrections correction
     join timeline_events event on event.subject_id = correction.journey_id and event.key = correction.key
       and event.body_hash = correction.body_hash
     where person_id = any($1::uuid[]) order by person_id, sequence`,
    [personIds],
  );
}

/** Seals what a correction writes under the person's own key. */
export function sealCorrection(key: Buffer, id: string, values: CorrectedValues): Buffer {
  return seal(key, Buffer.from(JSON.stringify(values), 'utf8'), about(id));
}

/** Opens what a correction writes. Throws if the sealed bytes were changed. */
export function openCorrection(
  key: Buffer,
  { id, sealed }: Pick<RecordedCorrection, 'id' | 'sealed'>,
): CorrectedValues {
  return JSON.parse(open(key, sealed, about(id)).toString('utf8')) as CorrectedValues;
}

/** A person as they are after a correction. */
export function corrected(person: Person, values: CorrectedValues): Person {
  const kept = { ...person, ...values } as Readonly<Record<string, string | null | undefined>>;
  return Object.fromEntries(
    Object.entries(kept).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Person & { readonly birthDate: CalendarDate };
}
