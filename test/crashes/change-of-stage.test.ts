import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkflowUpdateStage } from '@temporalio/client';
import type { CommandType } from '../../domain/journeys/commands.ts';
import { updateName } from '../../domain/subjects/command-names.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import type { CommandReceipt, CommandMessage } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

const MATCH = { kind: 'igu', company: 'eksempel-byg', sector: 'painting' } as const;
const ACCEPTED = { acceptedOn: FIRST_DAY };

describe('commands during a change of stage, when one run hands over to the next', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  });
  afterAll(() => service.close());

  it('answers five more commands sent at once, and records each once', async () => {
    const id = await screened();
    const moving = service.give(id, 'AcceptScreening', ACCEPTED, { key: 'accept' });
    const five = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (key) => {
        // Somebody who comes before the stage has moved is refused by the rule, and asks again.
        for (;;) {
          const { status, body } = await service.give(id, 'ProposeMatch', MATCH, { key });
          if (body['code'] !== 'wrong-stage') return { key, status, sequence: Number(body['sequence']) };
        }
      }),
    );
    const moved = await moving;
    expect([moved.status, ...five.map(({ status }) => status)]).toEqual([200, 200, 200, 200, 200, 200]);
    await expectRecordedOnce(service, id, [
      { key: 'accept', sequence: Number(moved.body['sequence']) },
      ...five,
    ]);
    await expectConsistent(service, id);
  });

  it('records them in the order in which they were accepted', async () => {
    const id = await screened();
    const order = ['accept', 'a', 'b', 'c', 'd', 'e'];
    const handles = [];
    for (const key of order) {
      const [type, fields] =
        key === 'accept' ? (['AcceptScreening', ACCEPTED] as const) : (['ProposeMatch', MATCH] as const);
      handles.push(await update(id, type, key, fields));
    }
    const answers = await Promise.all(handles.map((handle) => handle.result()));
    const sequences = answers.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
    expect(new Set(sequences).size).toBe(order.length);
    await expectRecordedOnce(
      service,
      id,
      order.map((key, index) => ({ key, sequence: sequences[index] })),
    );
    await expectConsistent(service, id);
  });

  it('gives the same command sent five times at once one event and five equal answers', async () => {
    const id = await screened();
    const five = await Promise.all(
      Array.from({ length: 5 }, () => service.give(id, 'AcceptScreening', ACCEPTED, { key: 'five' })),
    );
    expect(new Set(five.map(({ status, body }) => `${status} ${Number(body['sequence'])}`)).size).toBe(1);
    expect(five[0]?.status).toBe(200);
    const sequence = Number(five[0]?.body['sequence']);
    await expectRecordedOnce(service, id, [{ key: 'five', sequence }]);
    const events = await expectConsistent(service, id);
    expect(events.filter(({ type }) => type === 'ScreeningAccepted')).toHaveLength(1);

    // The stage has moved and it is another run; the answer is the same, from the API and from the Workflow.
    const again = await service.give(id, 'AcceptScreening', ACCEPTED, { key: 'five' });
    expect([again.status, again.body['sequence']]).toEqual([200, sequence]);
    const { rows } = await service.db.query<{ hash: string }>(
      'select body_hash as hash from timeline_events where subject_id = $1 and key = $2',
      [id, service.vault.keptKey('five')],
    );
    const carried = await update(
      id,
      'AcceptScreening',
      service.vault.keptKey('five'),
      ACCEPTED,
      rows[0]?.hash,
    );
    expect(await carried.result()).toEqual({ sequence, bodyHash: rows[0]?.hash });
    expect(await expectConsistent(service, id)).toHaveLength(events.length);
  });

  it('refuses the same key with another body, before and after the change of stage', async () => {
    const id = await screened();
    const other = { acceptedOn: '2026-03-01' };
    const both = await Promise.all([
      service.give(id, 'AcceptScreening', ACCEPTED, { key: 'once' }),
      service.give(id, 'AcceptScreening', other, { key: 'once' }),
    ]);
    expect(both.map(({ status }) => `${status}`).sort()).toEqual(['200', '409']);
    const [kept] = both
      .map(({ status }, index) => (status === 200 ? index : undefined))
      .filter((i) => i !== undefined);
    const again = await service.give(id, 'AcceptScreening', kept === 0 ? other : ACCEPTED, { key: 'once' });
    expect([again.status, again.body['code']]).toEqual([409, 'key-reused']);
    await expectRecordedOnce(service, id, [{ key: 'once' }]);
    await expectConsistent(service, id);
  });

  async function screened(): Promise<string> {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening('2026-03-01'));
    return id;
  }

  /**
   * Straight to the Workflow. Returns as soon as it is accepted, so that the next one is accepted after it.
   */
  function update(id: string, type: CommandType, key: string, fields: unknown, bodyHash = `hash of ${key}`) {
    const message: CommandMessage = {
      key,
      bodyHash,
      offsetMs: 0,
      actor: { organisation: 'lo-hovedstaden', via: 'api' },
      fields,
    };
    return service.engine.workflow
      .getHandle(journeyWorkflowId(id))
      .startUpdate<CommandReceipt, [CommandMessage]>(updateName(type), {
        args: [message],
        updateId: key,
        waitForStage: WorkflowUpdateStage.ACCEPTED,
      });
  }
});
