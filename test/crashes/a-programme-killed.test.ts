import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWaitingSubjects } from '../../activities/sweep/start-waiting-subjects.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { startWorkerProcess } from '../support/temporal/a-worker-process.ts';

const COMMAND = '/api/programmes/lo-hovedstaden/commands/report-done';
const DONE = { item: 'sectors-chosen', doneOn: FIRST_DAY };
const KEY = 'crash-done';

describe('a programme whose worker is killed whenever it has committed a recording', () => {
  let service: TestService;
  let id: string;

  beforeAll(async () => {
    service = await aService({ worker: false });
    id = await loadOwnProgramme(service.db, { startsOn: '2026-02-01' });
    await diesAfter('ProgrammeOpened', () => startWaitingSubjects(service)());
    await diesAfter('ItemDone', () =>
      service.request('POST', COMMAND, { body: DONE, headers: { 'idempotency-key': KEY } }),
    );
    await loadOwnProgramme(service.db, { startsOn: '2026-02-02' });
    await diesAfter('ProgrammeRescheduled', () => service.sweep());
    const { rows } = await service.db.query<{ at: Instant }>(
      'select next_step_at as at from subjects where id = $1',
      [id],
    );
    await diesAfter('ObligationReminded', () => setClock(service, rows[0]?.at ?? '', [id]));
    await service.startWorker();
  }, 180_000);
  afterAll(() => service.close());

  it('has its opening, the command, what its file says and the reminder recorded once each', async () => {
    const events = await expectConsistent<ProgrammeEvent>(service, id);
    const times = (type: ProgrammeEvent['type']) => events.filter((event) => event.type === type).length;
    expect([times('ProgrammeOpened'), times('ItemDone'), times('ProgrammeRescheduled')]).toEqual([1, 1, 1]);
    expect(times('ObligationReminded')).toBeGreaterThan(0);
    await expectRecordedOnce(service, id, [{ key: KEY }]);
  });

  it('gives the caller who asks again with the same key the answer of the first time', async () => {
    const done = (await expectConsistent<ProgrammeEvent>(service, id)).find(
      ({ type }) => type === 'ItemDone',
    );
    const again = await service.request('POST', COMMAND, { body: DONE, headers: { 'idempotency-key': KEY } });
    expect([again.status, again.body['sequence']]).toEqual([200, done?.sequence]);
  });

  /** Whoever set it off is not waited for: they may have to wait for the next worker. */
  async function diesAfter(crashAfter: ProgrammeEvent['type'], setsOff: () => Promise<unknown>) {
    const worker = await startWorkerProcess(service, { crashAfter });
    void setsOff().catch(() => undefined);
    await worker.gone;
  }
});
