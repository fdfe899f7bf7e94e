import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readJourney } from '../../db/journeys/journeys.ts';
import { inTransaction } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { keepLateSignal } from '../../db/subjects/late-signals.ts';
import { reachOf } from '../../domain/access/may.ts';
import type { JobcentreSignal } from '../../domain/decisions/signals.ts';
import { COMMANDS } from '../../domain/journeys/commands.ts';
import { SIGNALS } from '../../engine/messages.ts';
import { faultsOf } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { accepted } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';
import { schemaOf } from '../http/schemas.ts';
import { startWaiting } from '../subjects/start-waiting.ts';
import type { jobcentreBody } from './jobcentre-body.ts';
import { checkOrganisations } from './named-organisations.ts';
import { checkNothingOfThePerson } from './nothing-of-the-person.ts';

/**
 * Takes in what a jobcentre's own system tells of a journey. Its shape is checked; what the rules say of it is
 * the journey's own matter and never a refusal. If no Workflow is there to hear it, it is kept, and an alarm is raised.
 *
 * Throws `not-found` if the viewer sees no such journey; `invalid` if its fields do not fit the command, or name an
 * organisation that takes no part or is of another kind; `not-yours` if it speaks for another municipality, or for another
 * school's course; `unavailable` if Temporal is away, and then nothing was heard.
 */
export async function hearJobcentre({
  service,
  viewer,
  params,
  body,
}: Call<{ id: string }, unknown, z.output<typeof jobcentreBody>>): Promise<HttpResponse> {
  const { db, engine, vault } = service;
  const journey = await readJourney(db, viewer, params.id);
  if (journey === undefined) throw new Problem('not-found');
  const { key, command, fields } = body;
  const checked = z.strictObject(schemaOf(COMMANDS[command].fields)).safeParse(fields);
  if (!checked.success) {
    throw invalid(...faultsOf(checked.error).map((fault) => ({ ...fault, field: `fields.${fault.field}` })));
  }
  await checkOrganisations(db, viewer, checked.data, 'fields.');
  const { fields: table } = COMMANDS[command];
  await checkNothingOfThePerson(service, journey.personId, {
    table,
    fields: checked.data,
    prefix: 'fields.',
  });
  const own = reachOf(viewer.roles, 'signal:send') === 'all' ? journey.municipality : viewer.organisation;
  const { municipality = own } = body;
  if (municipality !== own) throw new Problem('not-yours');
  const signal: JobcentreSignal = { key: vault.keptKey(key), municipality, command, fields: checked.data };
  let heard = await engine.signalJobcentre(journey.id, signal);
  if (heard === 'no-workflow' && (await startWaiting(service, [journey.id])) > 0) {
    heard = await engine.signalJobcentre(journey.id, signal);
  }
  if (heard === 'no-workflow') {
    await inTransaction(db, async (tx) => {
      await keepLateSignal(tx, {
        id: randomUUID(),
        subjectId: journey.id,
        name: SIGNALS.jobcentre,
        payload: signal,
      });
      await raiseAlarm(tx, {
        kind: 'signal-not-understood',
        subject: { kind: 'journey', id: journey.id },
        detail:
          'A municipality’s Signal came to a journey without a running Workflow; it is kept in late_signals.',
      });
    });
  }
  return accepted({ key, heard: heard === 'heard' });
}
