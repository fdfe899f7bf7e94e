import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A journey or programme that runs and does not act. */
export interface StuckSubject {
  readonly subject: string;
  readonly kind: LivingKind;
  /** Of a journey: whose it is, the legal ground of the referral, and the municipality's name. */
  readonly personId: string | null;
  readonly ground: string | null;
  readonly municipality: string | null;
  /** The programme, by the name of its file; null for a journey. */
  readonly programme: string | null;
  /** The address of the operators' contact; null if there is none. */
  readonly operators: string | null;
  /** When it should have acted, or when that it does not was noticed, if that was earlier. */
  readonly since: Instant;
}

/** What runs and does not act, the longest stuck first. It is settled by what it records next. */
export async function stuckSubjects(db: Queryable): Promise<StuckSubject[]> {
  return all<StuckSubject & { [column: string]: unknown }>(
    db,
    `select subjects.id as subject, subjects.kind, person_id as "personId",
       case when journeys.id is not null
         then coalesce(journeys.opening -> 'referral' ->> 'legalBasis', 'unknown') end as ground,
       organisations.name as municipality, programmes.slug as programme,
       (select email from contacts where 'operator' = any(roles) and active and email is not null
        order by position, id limit 1) as operators,
       least(alarms.raised_at, subjects.next_step_at) as since
     from alarms
     join subjects on subjects.id = alarms.subject_id
     left join journeys on journeys.id = subjects.id
     left join organisations on organisations.id = journeys.municipality
     left join programmes on programmes.id = subjects.id
     where alarms.kind = 'subject-stuck' and alarms.closed_at is null
     order by since, subjects.id`,
  );
}
