import type { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import type { Queryable } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { reachOf } from '../../domain/access/may.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { describeError } from '../../log.ts';
import { faultyIntake, invalid, Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import type { intakeQuery } from '../http/schemas.ts';
import { checkOrganisations } from '../journeys/named-organisations.ts';
import { startWaiting } from '../subjects/start-waiting.ts';
import { checkReferral } from './checks.ts';
import { commitReferrals, foreseeReferrals } from './commit.ts';
import type { ReferralOutcome } from './commit.ts';
import type { intakeBody, referralBody } from './intake-bodies.ts';
import { readJsonList } from './json.ts';
import { readListFile } from './list-file.ts';
import { markedList } from './marked-list.ts';
import { organisationsNamed } from './organisations.ts';
import { newReferral } from './referral.ts';
import { checkList } from './rows.ts';
import type { IntakeContext } from './rows.ts';

/** What a list is called that is given back with its faults. */
const MARKED_LIST = 'liste-med-fejl.csv';

/**
 * Takes in a jobcentre's list, as a workbook, a CSV file or JSON. It is checked whole before anything is written, and then
 * everybody in it is referred, or nobody. Who was referred before under the same reference stays as they are. If it is only
 * checked, the list can be asked for as a CSV file with what is wrong in each row.
 *
 * Throws `intake-faulty` with every fault and its place, also for a list that cannot be read at all. If the Workflows cannot
 * be started now, that is no error: the sweep starts them.
 */
export async function importSheet({
  service,
  viewer,
  query,
  body,
  list: file,
  header,
}: Call<unknown, z.output<typeof intakeQuery>, z.output<typeof intakeBody>>): Promise<HttpResponse> {
  const { db } = service;
  const { today } = await serviceTime(service.db);
  const { dryRun = false } = query;
  const list = file === undefined ? readJsonList(body) : await readListFile(file);
  const { referrals, faults } = checkList(list, await contextOf(db, viewer, today));
  const asksForList = dryRun && /\btext\/csv\b/i.test(header('accept') ?? '');
  if (asksForList && list.asGiven.rows.length > 0) {
    return fileToSave(markedList(list.asGiven, faults), MARKED_LIST, 'text/csv; charset=utf-8');
  }
  if (faults.length > 0) throw faultyIntake(faults);
  const { notes } = list;
  if (dryRun) return ok({ ...tell(dryRun, await foreseeReferrals(service, referrals)), notes });
  const referred = await commitReferrals(service, viewer, referrals);
  await startReferred(service, referred);
  return ok({ ...tell(dryRun, referred), notes });
}

/**
 * Refers one person. 201 with the new journey; 200 with the one that bears the municipality's reference already. Throws
 * `not-yours` if the viewer refers for another municipality, and `invalid` if a value is wrong or an organisation that is
 * named takes no part or is of another kind.
 */
export async function referPerson({
  service,
  viewer,
  body,
}: Call<unknown, unknown, z.output<typeof referralBody>>): Promise<HttpResponse> {
  const { referral, ...rest } = newReferral(body);
  if (refersOwnOnly(viewer) && referral.municipality !== viewer.organisation) {
    throw new Problem('not-yours');
  }
  const { today } = await serviceTime(service.db);
  const faults = checkReferral({ ...referral, person: rest.person }, today);
  if (faults.length > 0) throw invalid(...faults);
  await checkOrganisations(service.db, viewer, referral);
  const referred = await commitReferrals(service, viewer, [{ referral, ...rest }]);
  await startReferred(service, referred);
  const [answer] = referred;
  if (answer === undefined || answer.known) return ok(answer);
  return { status: 201, body: answer, headers: { Location: `/api/journeys/${answer.id}` } };
}

async function contextOf(db: Queryable, viewer: Viewer, today: CalendarDate): Promise<IntakeContext> {
  return {
    today,
    municipalities: await organisationsNamed(db, 'municipality'),
    languageCentres: await organisationsNamed(db, 'language-centre'),
    ...(refersOwnOnly(viewer) && { ownMunicipality: viewer.organisation }),
  };
}

function refersOwnOnly({ roles }: Viewer): boolean {
  return reachOf(roles, 'journey:refer') !== 'all';
}

function tell(dryRun: boolean, journeys: readonly { readonly known: boolean }[]) {
  const known = journeys.filter((journey) => journey.known).length;
  return { dryRun, rows: journeys.length, created: journeys.length - known, known, journeys };
}

/** Started so many at a time, so that where Temporal is away, the answer waits for one lot only. */
const LOT = 40;

/**
 * Starts the Workflows of the new journeys at once. They are committed: whatever goes wrong from here on is the
 * sweep's to put right, and no reason to tell the caller that nothing was taken in.
 */
async function startReferred(service: Service, referred: readonly ReferralOutcome[]): Promise<void> {
  const ids = referred.filter(({ known }) => !known).map(({ id }) => id);
  try {
    for (let from = 0; from < ids.length; from += LOT) {
      if ((await startWaiting(service, ids.slice(from, from + LOT))) === 0) return;
    }
  } catch (error) {
    service.log.warn(describeError(error), 'journeys not started, left to the sweep');
  }
}
