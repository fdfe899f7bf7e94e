import { randomUUID } from 'node:crypto';
import { recordEvents } from '../../../activities/recording/record-events.ts';
import type { RecordEvents } from '../../../activities/recording/record-events.ts';
import type { Person } from '../../../db/persons/person.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import type { Referral } from '../../../domain/journeys/commands.ts';
import type { Happening } from '../../../domain/journeys/events.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { journeyRules } from '../../../domain/obligations/journey-rules.ts';
import { unfold } from '../../../domain/obligations/unfold.ts';
import type { Actor } from '../../../domain/subjects/actor.ts';
import type { RecordedEvent } from '../../../domain/subjects/recorded-event.ts';
import { addDays, instantAt, msOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { addProgramme } from '../programme/add-programme.ts';
import { aDatabase } from '../stack/a-database.ts';
import type { TestDatabase } from '../stack/a-database.ts';
import { addTestParties, contactOf } from '../stack/test-parties.ts';
import { addAJourney } from './add-a-journey.ts';
import { aReferral, LivedJourney } from './a-journey.ts';

/** The vault of tests that need no service. */
export const aVault = createVault(Buffer.alloc(32, 9));

/** A person nobody knows. */
export const aPerson: Person = {
  givenName: 'Amina Fatima',
  familyName: 'Prøvesen',
  birthDate: '1991-07-23',
};

/** A real database with the test parties and the programme in it, its clock at ten o'clock on 2 March 2026. */
export async function aDatabaseWithParties(): Promise<TestDatabase> {
  const database = await aDatabase();
  await addTestParties(database.db);
  await addProgramme(database.db);
  await standAt(database.db, '2026-03-02', '10:00');
  return database;
}

/** Sets the clock of a database to a wall time, in the past or ahead, without telling anybody. */
export async function standAt(db: Db, date: CalendarDate, time: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.query('delete from clock');
    await tx.query('insert into clock (offset_ms) values ($1)', [msOf(instantAt(date, time)) - Date.now()]);
  });
}

let people = 0;

/** A journey that is lived in memory and recorded as its Workflow would do it, without an engine. */
export class RecordedJourney {
  readonly id: string;
  readonly personId: string;
  readonly reference: string;
  readonly lived: LivedJourney;
  readonly #db: Db;
  readonly #written: RecordedEvent<JourneyEvent>[] = [];
  #recorded = 0;

  private constructor(db: Db, id: string, personId: string, lived: LivedJourney, reference: string) {
    this.#db = db;
    this.id = id;
    this.personId = personId;
    this.lived = lived;
    this.reference = reference;
  }

  /** Commits a referral, as intake does; nothing of it is recorded yet. */
  static async referred(
    db: Db,
    given: {
      readonly on?: CalendarDate;
      readonly person?: Person;
      readonly referral?: Partial<Referral>;
      readonly reference?: string;
      readonly by?: Actor;
      readonly rulebook?: number;
    } = {},
  ): Promise<RecordedJourney> {
    people += 1;
    // Nobody else's birthday: two of one name and one birthday are told as perhaps one person.
    const { on = '2026-03-02', person = { ...aPerson, birthDate: addDays(aPerson.birthDate, people) } } =
      given;
    const actor = given.by ?? {
      organisation: 'hilleroed-kommune',
      contact: contactOf('caseworker'),
      via: 'api',
    };
    const { reference = `HIL-${String(people).padStart(4, '0')}` } = given;
    const { id, personId, referral } = await inTransaction(db, (tx) =>
      addAJourney(tx, aVault, { person, reference, referral: { ...aReferral, ...given.referral }, actor }),
    );
    const { rulebook = 1 } = given;
    const lived = new LivedJourney(on, referral, { id, rulebook });
    return new RecordedJourney(db, id, personId, lived, reference);
  }

  /**
   * What has happened and is not recorded yet, as its Workflow sends it; the same again until it is recorded.
   */
  batch(): RecordEvents {
    for (const event of this.lived.events.slice(this.#written.length)) {
      this.#written.push({ ...event, id: randomUUID(), version: 1 });
    }
    const afterSequence = this.#recorded;
    const subject = { kind: 'journey', id: this.id } as const;
    return { subject, epoch: 1, afterSequence, events: this.#written.slice(afterSequence) };
  }

  /** Records what has happened; if `over` is given, through that other way to the same database. */
  async record(over: Db = this.#db): Promise<this> {
    const batch = this.batch();
    await recordEvents({ db: over })(batch);
    this.#recorded += batch.events.length;
    return this;
  }

  /** Something happens that no command brings about, with all that follows from it. */
  happens(happening: Happening): this {
    for (const event of unfold(journeyRules, this.lived.journey, [happening], this.lived.now)) {
      this.lived.journey = apply(this.lived.journey, event);
      this.lived.events.push(event);
    }
    return this;
  }
}

/** A recorded journey whose language centre has just been reminded of the screening: on 20 March 2026. */
export async function aRemindedJourney(
  db: Db,
  given: Parameters<typeof RecordedJourney.referred>[1] = {},
): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(db, given);
  journey.lived.until('2026-03-20');
  return journey.record();
}
