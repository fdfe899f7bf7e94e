import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Handover, Mail } from '../../../activities/doors/mailer.ts';
import { tellOperators } from '../../../activities/sweep/tell-operators.ts';
import { healAlarm, raiseAlarm } from '../../../db/running/alarms.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const JOURNEY = '00000000-0000-4000-8000-000000000001';

describe('telling the operators of alarms', () => {
  let database: TestDatabase;
  const mails: Mail[] = [];
  let answer: Handover;
  beforeAll(async () => {
    database = await aDatabase();
  });
  beforeEach(() => {
    mails.length = 0;
    answer = { taken: true };
  });
  afterAll(() => database.close());

  const tell = () => {
    const mailer = {
      send: (mail: Mail) => {
        if (answer.taken) mails.push(mail);
        return Promise.resolve(answer);
      },
      close: () => undefined,
    };
    const activity = tellOperators({ db: database.db, mailer, operatorMail: 'drift@example.dk' });
    return new MockActivityEnvironment().run<[], number, typeof activity>(activity);
  };

  it('says nothing where there is no alarm', async () => {
    expect(await tell()).toBe(0);
    expect(mails).toEqual([]);
  });

  it('tries again at the next pass where the mail server does not take the mail', async () => {
    await raiseAlarm(database.db, { kind: 'post-late', detail: 'Not gone by half past eight.' });
    answer = { taken: false, permanent: false, reason: 'ECONNREFUSED' };
    expect(await tell()).toBe(0);
    answer = { taken: true };
    expect(await tell()).toBe(1);
    expect(mails[0]).toMatchObject({ to: 'drift@example.dk', subject: 'Fodfæste: 1 ny alarm' });
    expect(mails[0]?.text).toContain('Morgenens post er ikke sendt');
    expect(mails[0]?.html).toContain('Not gone by half past eight.');
  });

  it('tells each alarm once, several in one mail, and none that has healed', async () => {
    await raiseAlarm(database.db, {
      kind: 'workflow-missing',
      subject: { kind: 'journey', id: JOURNEY },
      detail: 'It does not run.',
    });
    await raiseAlarm(database.db, { kind: 'mail-stuck', about: 'digest-x', detail: 'Stuck for an hour.' });
    await raiseAlarm(database.db, { kind: 'mail-stuck', about: 'digest-y', detail: 'Healed since.' });
    await healAlarm(database.db, { kind: 'mail-stuck', about: 'digest-y' });
    expect(await tell()).toBe(2);
    expect(mails[0]?.subject).toBe('Fodfæste: 2 nye alarmer');
    expect(mails[0]?.text).toContain(`journey ${JOURNEY}`);
    expect(mails[0]?.text).not.toContain('Healed since.');
    expect(await tell()).toBe(0);
  });
});
