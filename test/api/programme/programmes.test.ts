import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Call } from '../../../api/http/route.ts';
import { readProgrammeFile } from '../../../api/programme/programme-file.ts';
import { countsSchema, programmeSchema } from '../../../api/programme/programme-responses.ts';
import { countOneProgramme, readOneProgramme } from '../../../api/programme/programmes.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { loadProgramme } from '../../../db/programme/load-programme.ts';
import { planOf } from '../../../domain/programme/plan.ts';
import { STAGES } from '../../../domain/vocabulary/codes.ts';
import { createLog } from '../../../log.ts';
import { aVault } from '../../support/journeys/a-recorded-journey.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase();
  const file = await readProgrammeFile('lo-hovedstaden');
  await loadProgramme(database.db, {
    file,
    plan: planOf(file, '2025-06-01'),
    secretariatMail: 'sekretariat@example.dk',
    operatorMail: 'drift@example.dk',
    vault: aVault,
  });
});

afterAll(async () => {
  await database.close();
});

const PLANNED = z.array(z.looseObject({ id: z.string() }));

/** To read a programme, nobody needs Temporal: asking for it is a fault. */
const NO_ENGINE = () => Promise.reject(new Error('Reading a programme asks nothing of Temporal'));

/** A request for a programme. */
function asking(id: string): Call<{ id: string }, unknown, unknown> {
  return {
    service: {
      db: database.db,
      vault: createVault(Buffer.alloc(32, 7)),
      engine: {
        sendCommand: NO_ENGINE,
        startSubject: NO_ENGINE,
        sweepNow: NO_ENGINE,
        startDigest: NO_ENGINE,
        signalJobcentre: NO_ENGINE,
        moveClock: NO_ENGINE,
        problemOf: NO_ENGINE,
        health: NO_ENGINE,
      },
      config: {
        production: false,
        publicUrl: 'http://localhost:3000',
        programme: 'lo-hovedstaden',
        trainingClock: true,
        secretariatMail: 'sekretariat@example.dk',
      },
      log: createLog('api', 'silent'),
    },
    viewer: {
      contact: 'sekretariatet',
      organisation: 'lo-hovedstaden',
      organisationKind: 'secretariat',
      roles: [],
    },
    params: { id },
    query: {},
    body: {},
    list: undefined,
    mail: undefined,
    header: () => undefined,
    routes: [],
  };
}

describe('a programme over the API', () => {
  it('tells who takes part, and when its milestones fall by its own start date', async () => {
    const { status, body } = await readOneProgramme(asking('lo-hovedstaden'));
    const { id, startsOn, placementDays, programme } = programmeSchema.strict().parse(body);
    expect({ status, id, startsOn, placementDays }).toEqual({
      status: 200,
      id: 'lo-hovedstaden',
      startsOn: '2025-06-01',
      placementDays: 60,
    });
    expect(programme['organisations']).toHaveLength(21);
    expect(programme['endsOn']).toBe('2028-05-31');
    expect(programme['milestones']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'sectors-chosen', fromOn: '2025-07-01', untilOn: '2025-07-31' }),
        expect.objectContaining({ id: 'recruitment-begins', fromOn: '2025-10-01', untilOn: '2025-10-31' }),
        expect.objectContaining({
          id: 'closing-and-evaluation',
          fromOn: '2028-05-01',
          untilOn: '2028-05-31',
        }),
      ]),
    );
  });

  it('gives no date to what the application gives none', async () => {
    const { body } = await readOneProgramme(asking('lo-hovedstaden'));
    const { programme } = programmeSchema.parse(body);
    const { activities, milestones } = z
      .object({ activities: PLANNED, milestones: PLANNED })
      .parse(programme);
    const continuous = milestones.find(({ id }) => id === 'dialogue-with-companies');
    expect(continuous).toHaveProperty('fromOn', '2025-06-01');
    expect(continuous).not.toHaveProperty('untilOn');
    const undated = activities.find(({ id }) => id === 'recruitment-model');
    expect(undated).toBeDefined();
    expect(undated).not.toHaveProperty('fromOn');
  });

  it('counts every stage, also those where nobody is', async () => {
    const { body } = await countOneProgramme(asking('lo-hovedstaden'));
    const { programme, stages } = countsSchema.strict().parse(body);
    expect(programme).toBe('lo-hovedstaden');
    expect(stages).toEqual(Object.fromEntries(STAGES.map((stage) => [stage, 0])));
  });

  it('does not know a programme that was never loaded', async () => {
    await expect(readOneProgramme(asking('et-andet'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(countOneProgramme(asking('et-andet'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
