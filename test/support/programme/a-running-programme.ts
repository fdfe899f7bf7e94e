import type { ProgrammeCommandFields, ProgrammeCommandType } from '../../../domain/programme/commands.ts';
import type { ProgrammeFile } from '../../../api/programme/programme-file.ts';
import type { Programme } from '../../../domain/programme/programme.ts';
import { routeName } from '../../../domain/subjects/command-names.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import type { TestResponse, TestService } from '../stack/a-service.ts';
import { eventually } from '../stack/eventually.ts';
import { loadOwnProgramme } from './load-programme.ts';

/** The grant's own programme as a service runs it: it takes commands over HTTP. */
export class RunningProgramme {
  /** By which it is known as a subject. */
  readonly id: string;
  readonly #service: TestService;

  private constructor(service: TestService, id: string) {
    this.#service = service;
    this.id = id;
  }

  /** Loads it as the API does when it starts, and waits until its Workflow has begun. */
  static async begun(
    service: TestService,
    startsOn: CalendarDate,
    changes: Partial<ProgrammeFile> = {},
  ): Promise<RunningProgramme> {
    const id = await loadOwnProgramme(service.db, { startsOn, changes });
    await service.sweep();
    const programme = new RunningProgramme(service, id);
    await eventually(async () => (await programme.sequence()) > 0, 60_000);
    return programme;
  }

  /** How many events are recorded of it. */
  async sequence(): Promise<number> {
    const { rows } = await this.#service.db.query<{ sequence: number }>(
      'select sequence from subjects where id = $1',
      [this.id],
    );
    return rows[0]?.sequence ?? 0;
  }

  /** The numbers of the Signals that nobody could read and nobody has settled. */
  async unsettled(): Promise<readonly number[]> {
    const { rows } = await this.#service.db.query<{ state: Programme | null }>(
      'select state from subjects where id = $1',
      [this.id],
    );
    return rows[0]?.state?.unsettledSignals ?? [];
  }

  /** Gives a command over HTTP. */
  give<T extends ProgrammeCommandType>(
    type: T,
    fields: ProgrammeCommandFields<T>,
    key?: string,
  ): Promise<TestResponse> {
    const path = `/api/programmes/lo-hovedstaden/commands/${routeName(type)}`;
    return this.#service.request('POST', path, {
      body: fields,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  }

  /** Gives a command that must be accepted and recorded. Returns the number of its event. */
  async does<T extends ProgrammeCommandType>(type: T, fields: ProgrammeCommandFields<T>): Promise<number> {
    const answer = await this.give(type, fields);
    if (answer.status !== 200) throw new Error(`${type} got ${answer.status} ${JSON.stringify(answer.body)}`);
    return Number(answer.body['sequence']);
  }
}
