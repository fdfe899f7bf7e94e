import type { SubjectKind } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** What a person must see though no person asked. */
export const ALARM_KINDS = [
  'out-of-step',
  'recording-stuck',
  'workflow-missing',
  'subject-stuck',
  'post-late',
  'mail-stuck',
  'mail-returned',
  'mail-unreadable',
  'sending-refused',
  'signal-not-understood',
] as const;

/** One kind of alarm. */
export type AlarmKind = (typeof ALARM_KINDS)[number];

/**
 * An alarm, raised once and open until a person closes it or its cause is gone. That a subject is stuck is closed by its next
 * recording only: neither a person nor a look at its Workflow can tell that it acts again.
 */
export interface Alarm {
  readonly id: number;
  readonly kind: AlarmKind;
  readonly subject: AlarmedSubject | null;
  readonly about: string | null;
  readonly detail: string;
  readonly raisedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
}

/** The subject an alarm is about. Its kind need not be one that lives here. */
export interface AlarmedSubject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What an alarm is about: a subject, or something else that is named, or the service as a whole. */
export interface AlarmCause {
  readonly kind: AlarmKind;
  readonly subject?: AlarmedSubject;
  readonly about?: string;
  /** One sentence for the operator. Nothing personal. */
  readonly detail: string;
}

const COLUMNS = `id, kind,
  case when subject_id is not null then jsonb_build_object('kind', subject_kind, 'id', subject_id) end as subject, about, detail, raised_at as "raisedAt",
  closed_at as "closedAt", closed_by as "closedBy"`;

/** Raises an alarm, unless the same one is open already; returns whether it is new. */
export async function raiseAlarm(db: Queryable, cause: AlarmCause): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into alarms (kind, subject_kind, subject_id, about, detail) values ($1, $2, $3, $4, $5)
     on conflict (kind, subject_id, about) where closed_at is null do nothing`,
    [cause.kind, cause.subject?.kind ?? null, cause.subject?.id ?? null, cause.about ?? null, cause.detail],
  );
  return rowCount === 1;
}

/** A kind of alarm that is closed when its cause is found gone, or by a person. */
type HealingKind = Exclude<AlarmKind, 'subject-stuck'>;

/** Closes the open alarm of this cause, because the cause is gone. Changes nothing if there is none. */
export async function healAlarm(
  db: Queryable,
  cause: Omit<AlarmCause, 'detail' | 'kind'> & { readonly kind: HealingKind },
): Promise<void> {
  await db.query(
    `update alarms set closed_at = now(), closed_by = 'cause gone'
     where closed_at is null and kind = $1 and subject_id is not distinct from $2 and about is not distinct from $3`,
    [cause.kind, cause.subject?.id ?? null, cause.about ?? null],
  );
}

/**
 * Closes an alarm by hand, and returns it; `undefined` if there is no such open alarm, or if it is one that no hand closes.
 */
export async function closeAlarm(db: Queryable, id: number, closedBy: string): Promise<Alarm | undefined> {
  return one<Alarm>(
    db,
    `update alarms set closed_at = now(), closed_by = $2
     where id = $1 and closed_at is null and kind <> 'subject-stuck' returning ${COLUMNS}`,
    [id, closedBy],
  );
}

/** The kind of an open alarm; `undefined` if there is no such open alarm. */
export async function openAlarmKind(db: Queryable, id: number): Promise<AlarmKind | undefined> {
  const row = await one<{ kind: AlarmKind }>(
    db,
    'select kind from alarms where id = $1 and closed_at is null',
    [id],
  );
  return row?.kind;
}

/** Closes the alarm that a subject is stuck, because it has recorded something. Changes nothing if there is none. */
export async function endStuckAlarm(tx: Tx, subjectId: string): Promise<void> {
  await run(
    tx,
    `update alarms set closed_at = now(), closed_by = 'next recording'
     where subject_id = $1 and kind = 'subject-stuck' and closed_at is null`,
    [subjectId],
  );
}

/** Whether an alarm is open that a subject is stuck. */
export async function isStuck(db: Queryable, subjectId: string): Promise<boolean> {
  const row = await one(
    db,
    "select 1 from alarms where subject_id = $1 and kind = 'subject-stuck' and closed_at is null",
    [subjectId],
  );
  return row !== undefined;
}

/** Alarms, the newest first: only open ones, or with `closed` all of them. `total` counts all that match. */
export async function listAlarms(
  db: Queryable,
  filter: { readonly closed?: boolean; readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: Alarm[] }> {
  const { closed = false, limit, offset } = filter;
  const items = await all<Alarm>(
    db,
    `select ${COLUMNS} from alarms where $1 or closed_at is null order by raised_at desc, id desc limit $2 offset $3`,
    [closed, limit, offset],
  );
  const counted = await one<{ total: number }>(
    db,
    'select count(*) as total from alarms where $1 or closed_at is null',
    [closed],
  );
  return { total: counted?.total ?? 0, items };
}

/** The open alarms that the operators have not been told about yet, the oldest first; 100 at most. */
export async function alarmsUntold(db: Queryable): Promise<Alarm[]> {
  return all<Alarm>(
    db,
    `select ${COLUMNS} from alarms where closed_at is null and told_at is null order by id limit 100`,
  );
}

/** Notes that the operators have been told of alarms. */
export async function noteAlarmsTold(db: Queryable, ids: readonly number[]): Promise<void> {
  await db.query('update alarms set told_at = now() where id = any($1::bigint[]) and told_at is null', [ids]);
}

/** Whether an alarm of a kind is open, whatever it is about. */
export async function isAlarmOpen(db: Queryable, kind: AlarmKind): Promise<boolean> {
  const row = await one<{ open: boolean }>(
    db,
    'select exists (select from alarms where kind = $1 and closed_at is null) as open',
    [kind],
  );
  return row?.open ?? false;
}

/** How many alarms are open, and how many of them say that a subject is stuck. */
export async function countOpenAlarms(db: Queryable): Promise<{ open: number; stuck: number }> {
  const row = await one<{ open: number; stuck: number }>(
    db,
    `select count(*) as open, count(*) filter (where kind = 'subject-stuck') as stuck
     from alarms where closed_at is null`,
  );
  return row ?? { open: 0, stuck: 0 };
}

/** The subjects with an open alarm of a kind. */
export async function subjectsAlarmedFor(db: Queryable, kind: AlarmKind): Promise<AlarmedSubject[]> {
  return all<AlarmedSubject & { [column: string]: unknown }>(
    db,
    `select subject_kind as kind, subject_id as id from alarms
     where kind = $1 and closed_at is null and subject_id is not null`,
    [kind],
  );
}
