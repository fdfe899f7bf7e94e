import { randomUUID } from 'node:crypto';
import { recordEvents } from '../../../activities/recording/record-events.ts';
import { readProgrammeFile } from '../../../api/programme/programme-file.ts';
import type { ProgrammeFile } from '../../../api/programme/programme-file.ts';
import type { Db } from '../../../db/pool.ts';
import { planOf } from '../../../domain/programme/plan.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { LivedProgramme } from './a-programme.ts';
import { loadOwnProgramme } from './load-programme.ts';

/** A programme that is lived in memory and recorded as its Workflow would do it, without an engine. */
export class RecordedProgramme {
  readonly id: string;
  readonly lived: LivedProgramme;
  readonly #db: Db;
  #recorded = 0;

  constructor(db: Db, id: string, lived: LivedProgramme) {
    this.#db = db;
    this.id = id;
    this.lived = lived;
  }

  /** Records what has happened since the last time, in one batch as it would be. */
  async records(): Promise<void> {
    const events = this.lived.events.slice(this.#recorded);
    if (events.length === 0) return;
    await recordEvents({ db: this.#db })({
      subject: { kind: 'programme', id: this.id },
      epoch: 1,
      afterSequence: this.#recorded,
      events: events.map((event) => ({ ...event, id: randomUUID(), version: 1 })),
    });
    this.#recorded = this.lived.events.length;
  }

  /** Lets time pass until a day at noon, and records what came of it. */
  async until(date: CalendarDate): Promise<void> {
    this.lived.until(date);
    await this.records();
  }
}

/** The grant's own programme as it begins on a day, recorded; with some of its file otherwise. */
export async function aRecordedProgramme(
  db: Db,
  given: { readonly startsOn: CalendarDate; readonly changes?: Partial<ProgrammeFile> },
): Promise<RecordedProgramme> {
  const { startsOn, changes } = given;
  const id = await loadOwnProgramme(db, given);
  const file = { ...(await readProgrammeFile('lo-hovedstaden')), ...changes };
  const programme = new RecordedProgramme(db, id, new LivedProgramme(startsOn, planOf(file, startsOn)));
  await programme.records();
  return programme;
}
