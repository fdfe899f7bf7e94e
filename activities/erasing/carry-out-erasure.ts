import { randomUUID } from 'node:crypto';
import { erasePersonIn } from '../../domain/decisions/erase-person-in.ts';
import { applyAll } from '../../domain/journeys/apply.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import { unopenedJourney } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import { eraseThings } from '../../db/erasing/erase.ts';
import { lockErasure, noteErased, noteListed, whomErased } from '../../db/erasing/erasures.ts';
import type { Erasure } from '../../db/erasing/erasures.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { isDeadlock } from '../../db/running/lasting-fault.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { advanceSubject, appendEvents, lockSubject, writeObligations } from '../../db/subjects/recording.ts';
import { raiseEpoch, unparkSubject } from '../../db/subjects/subjects-on-record.ts';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import type { ErasureList } from '../doors/erasure-list.ts';
import { JOURNEY_ACTIONS } from '../kinds/journey.ts';

/** What an erasure is carried out with. */
export interface Erasing {
  readonly db: Db;
  /** Where it is written down apart from the database; `undefined` if nothing is configured, and then nobody is erased. */
  readonly list: ErasureList | undefined;
}

/** Thrown if there is no list to write an erasure down in: a backup restored later would bring the person back. */
export class NoErasureList extends Error {
  constructor() {
    super('There is no list of destroyed keys: DESTROYED_KEYS_FILE is not set');
    this.name = 'NoErasureList';
  }
}

/** How often it is tried if the database ended it for the sake of another transaction. */
const TRIES = 5;

/**
 * Carries out an erasure that was written down: first it is put on the list that lies apart, then everything goes in one
 * transaction, and with it the key. No Workflow is asked: the epoch rises, so that none can record anything more, whatever
 * it has come to. Done again, by whomever, it changes nothing, or takes what has come since. Throws `NoErasureList`, and
 * whatever the file or the database throws; then nothing has gone, and it can be done again.
 */
export async function carryOutErasure({ db, list }: Erasing, { id }: Pick<Erasure, 'id'>): Promise<void> {
  if (list === undefined) throw new NoErasureList();
  await putOnList(db, list, id);
  for (let tries = 1; ; tries += 1) {
    try {
      await inTransaction(db, (tx) => erase(tx, id));
      return;
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

async function putOnList(db: Db, list: ErasureList, id: string): Promise<void> {
  const whom = await whomErased(db, id);
  const { now } = await serviceTime(db);
  const erasure = await inTransaction(db, (tx) => lockErasure(tx, id));
  if (erasure === undefined || erasure.listedAt !== null) return;
  const { number, reason, askedBy, organisation, askedAt, backupsUntil } = erasure;
  const { journeys, persons } = whom;
  await list.add({
    id,
    number,
    reason,
    askedBy,
    organisation,
    askedAt,
    backupsUntil,
    journeys,
    persons,
  });
  await noteListed(db, id, now);
}

async function erase(tx: Tx, id: string): Promise<void> {
  const whom = await whomErased(tx, id);
  const { now: at } = await serviceTime(tx);
  // In the order of their ids, as everybody locks several; the erasure's own row comes last, as nothing else locks it.
  for (const journey of whom.journeys) await lockSubject(tx, { kind: 'journey', id: journey });
  const erasure = await lockErasure(tx, id);
  if (erasure === undefined || erasure.listedAt === null) return;
  for (const journey of whom.journeys) await close(tx, journey, erasure, at);
  const went = await eraseThings(tx, whom, { at, by: erasure.askedBy });
  await noteErased(tx, erasure, { went, at });
}

/** Closes a journey that is locked, by its timeline: whatever its row and its Workflow say. */
async function close(tx: Tx, id: string, erasure: Erasure, at: string): Promise<void> {
  const row = await lockSubject(tx, { kind: 'journey', id });
  if (row === undefined) return;
  const before = applyAll(unopenedJourney(id), await recordedEvents(tx, id));
  const { events, state } = erasePersonIn(before, { erasure: erasure.id, reason: erasure.reason }, at);
  const epoch = row.epoch + EPOCHS_ABOVE;
  if (events.length === 0 && row.parkedAt === null && row.sequence === state.sequence) return;
  await raiseEpoch(tx, id, epoch);
  await appendEvents(tx, id, epoch, events.map(asRecorded(erasure)));
  await advance(tx, { id, epoch, from: row.sequence, state });
  await writeObligations(
    tx,
    id,
    state.obligations.map((obligation) => ({ ...obligation, waiting: false })),
  );
  await unparkSubject(tx, id, epoch);
}

/** A database that was set back may not know of the epochs that its journeys’ Workflows were given since: this is above them. */
const EPOCHS_ABOVE = 1_000;

async function advance(
  tx: Tx,
  { id, epoch, from, state }: { id: string; epoch: number; from: number; state: Journey },
): Promise<void> {
  const moved = { id, epoch, from, state, readModel: JOURNEY_ACTIONS.readModel(state) };
  if (!(await advanceSubject(tx, moved))) throw new Error('A journey moved though it was locked');
}

function asRecorded({ askedBy, organisation }: Erasure) {
  return (event: JourneyEvent): RecordedEvent<JourneyEvent> => ({
    ...event,
    id: randomUUID(),
    version: 1,
    ...(event.type === 'PersonErased' && {
      actor: { organisation, ...(askedBy !== null && { contact: askedBy }), via: 'api' as const },
    }),
  });
}
