import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commitReferrals } from '../../api/intake/commit.ts';
import { withOpenings } from '../../db/kinds/openings.ts';
import { waitingSubjects } from '../../db/subjects/subjects.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { startSubjectWorkflow } from '../../engine/start-subject.ts';
import { aReferral, aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { contactOf } from '../support/stack/test-parties.ts';

const PEOPLE = 12;

describe('an API process that is gone between the intake’s commit and the start of the Workflows', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  });
  afterAll(() => service.close());

  it('leaves nobody behind: two passes of the sweep at once start everybody, each once', async () => {
    const ids = await commitOnly('A');
    await Promise.all([service.sweep(), service.sweep()]);
    await expectStartedOnce(ids);
    await service.sweep();
    await expectStartedOnce(ids);
    expect(await waitingSubjects(service.db, PEOPLE, ids)).toEqual([]);
  });

  it('starts nobody twice who was started, but not noted as started, before the process was gone', async () => {
    const ids = await commitOnly('B');
    await startWithoutNoting(ids);
    await Promise.all([service.sweep(), service.sweep()]);
    await expectStartedOnce(ids);
    expect(await waitingSubjects(service.db, PEOPLE, ids)).toEqual([]);
  });

  it('starts who is asked for before the sweep comes by', async () => {
    const [id = '', ...others] = await commitOnly('C');
    const [answer] = await Promise.all([
      service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'first' }),
      service.sweep(),
    ]);
    expect(answer.status).toBe(200);
    await expectStartedOnce(others);
    const events = await expectConsistent(service, id);
    expect(events.filter(({ type }) => type === 'PersonReferred')).toHaveLength(1);
    expect(await runsOf(id)).toBe(1);
  });

  it('does not start again who was ended by hand before it was noted as started', async () => {
    const [id = ''] = await commitOnly('D');
    await startWithoutNoting([id]);
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('by hand');
    await service.sweep();
    const { status } = await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe();
    expect(status.name).toBe('TERMINATED');
    expect(await waitingSubjects(service.db, 10, [id])).toEqual([]);
  });

  /** What the intake does up to its commit, and no further. */
  async function commitOnly(list: string): Promise<string[]> {
    const { db, vault } = service;
    const referred = await commitReferrals(
      {
        db,
        vault,
        config: {
          production: false,
          publicUrl: '',
          programme: 'lo-hovedstaden',
          trainingClock: true,
          secretariatMail: 'sekretariat@example.dk',
        },
      },
      {
        contact: contactOf('caseworker'),
        organisation: 'hilleroed-kommune',
        organisationKind: 'municipality',
        roles: ['caseworker'],
      },
      Array.from({ length: PEOPLE }, (_, index) => ({
        referral: aReferral,
        reference: `${list}-${index}`,
        person: { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05' },
      })),
    );
    return referred.map(({ id }) => id);
  }

  /** What the intake does after its commit, up to the note that it has started them. */
  async function startWithoutNoting(ids: readonly string[]): Promise<void> {
    const { db, engine } = service;
    const { offsetMs } = await service.clock();
    const waiting = await withOpenings(db, await waitingSubjects(db, ids.length, ids));
    for (const { id, kind, workflowId, epoch, opening } of waiting) {
      const start = { subject: { kind, id }, epoch, offsetMs, opening };
      await startSubjectWorkflow(engine, { workflowId, start });
    }
  }

  async function expectStartedOnce(ids: readonly string[]): Promise<void> {
    await eventually(async () => {
      const { rowCount } = await service.db.query(
        'select from subjects where id = any($1) and sequence > 0 and workflow_started_at is not null',
        [ids],
      );
      return rowCount === ids.length;
    });
    for (const id of ids) {
      const events = await expectConsistent(service, id);
      expect(events.map(({ type }) => type)).toEqual([
        'PersonReferred',
        'ObligationOpened',
        'ObligationOpened',
      ]);
      expect(await runsOf(id)).toBe(1);
    }
  }

  /** How many Workflows a journey has had. Temporal's list lags a moment behind. */
  async function runsOf(id: string): Promise<number> {
    const query = `WorkflowId = '${journeyWorkflowId(id)}'`;
    await eventually(async () => (await service.engine.workflow.count(query)).count > 0);
    return (await service.engine.workflow.count(query)).count;
  }
});
