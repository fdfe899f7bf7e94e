import type { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import type { Queryable } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { reachOf } from '../../domain/access/may.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { describeError } from '../../log.ts';
import { faultyIntake, invalid, Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { Call, ResponseAboutPersons, Service } from '../http/route.ts';
import type { intakeQuery } from '../http/schemas.ts';
import { checkOrganisations } from '../journeys/named-organisations.ts';
import { startWaiting } from '../subjects/start-waiting.ts';
import { checkReferral } from './checks.ts';
import { commitReferrals, foreseeReferrals } from './commit.ts';
import type { ReferralOutcome } from './commit.ts';
import { correctAgain } from './correct-again.ts';
import type { ListedCorrection } from './correct-again.ts';
import type { intakeBody, referralBody } from './intake-bodies.ts';
import type { intakeSchema } from './intake-responses.ts';
import { readJsonList } from './json.ts';
import { besideRecord, toldBefore } from './beside-record.ts';
import type { RowBesideRecord, ToldRow } from './beside-record.ts';
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
 * everybody in it is referred, or nobody. Who was referred before under the same reference stays as they are, and it is
 * told what the list has otherwise; only if that is asked for (`correct`), they are put right, one by one. If it is only
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
}: Call<unknown, z.output<typeof intakeQuery>, z.output<typeof intakeBody>>): Promise<ResponseAboutPersons> {
  const { db } = service;
  const { today } = await serviceTime(service.db);
  const { dryRun = false, correct = false } = query;
  const list = file === undefined ? readJsonList(body) : await readListFile(file);
  const { referrals, faults } = checkList(list, await contextOf(db, viewer, today));
  const asksForList = dryRun && /\btext\/csv\b/i.test(header('accept') ?? '');
  if (asksForList && list.asGiven.rows.length > 0) {
    const marked = fileToSave(markedList(list.asGiven, faults), MARKED_LIST, 'text/csv; charset=utf-8');
    return { ...marked, about: [] };
  }
  if (faults.length > 0) throw faultyIntake(faults);
  const { notes } = list;
  const lines = list.rows.map(({ line }) => line);
  const rows = await besideRecord(service, viewer, { referrals, lines, today });
  const about = aboutOf(rows);
  const answer = (...given: Parameters<typeof tell>) => ({ ...ok({ ...tell(...given), notes }), about });
  if (dryRun) return answer(dryRun, lines, await foreseeReferrals(service, referrals), rows);
  const referred = await commitReferrals(service, viewer, referrals);
  await startReferred(service, referred);
  return answer(dryRun, lines, referred, rows, correct ? await correctAgain(service, viewer, rows) : []);
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
}: Call<unknown, unknown, z.output<typeof referralBody>>): Promise<ResponseAboutPersons> {
  const { referral, reference, ...rest } = newReferral(body);
  if (refersOwnOnly(viewer) && referral.municipality !== viewer.organisation) {
    throw new Problem('not-yours');
  }
  const { today } = await serviceTime(service.db);
  const faults = checkReferral({ ...referral, municipalityReference: reference, person: rest.person }, today);
  if (faults.length > 0) throw invalid(...faults);
  await checkOrganisations(service.db, viewer, referral);
  const referrals = [{ referral, reference, ...rest }];
  const rows = await besideRecord(service, viewer, { referrals, lines: [1], today });
  const referred = await commitReferrals(service, viewer, referrals);
  await startReferred(service, referred);
  const [[answer], [row]] = [referred, rows];
  if (answer === undefined || row === undefined) throw new Error('A referral came to nothing');
  const told = { ...answer, ...toldBefore(row, answer.known) };
  const about = aboutOf(rows);
  if (answer.known) return { ...ok(told), about };
  return { status: 201, body: told, headers: { Location: `/api/journeys/${answer.id}` }, about };
}

/** The journeys of whose persons something is shown. */
function aboutOf(rows: readonly RowBesideRecord[]): string[] {
  return rows.flatMap(({ journey, changes }) =>
    journey === undefined || changes.length === 0 ? [] : [journey.id],
  );
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

function tell(
  dryRun: boolean,
  lines: readonly number[],
  outcomes: readonly (Omit<ReferralOutcome, 'id'> & { readonly id: string | null })[],
  rows: readonly RowBesideRecord[],
  corrected: readonly ListedCorrection[] = [],
): Omit<z.output<typeof intakeSchema>, 'notes'> {
  const known = outcomes.filter((outcome) => outcome.known).length;
  const journeys = outcomes.flatMap((outcome, at): ToldRow[] => {
    const row = rows[at];
    if (row === undefined) return [];
    return [{ line: lines[at] ?? at + 1, ...outcome, ...toldBefore(row, outcome.known), ...corrected[at] }];
  });
  return { dryRun, rows: outcomes.length, created: outcomes.length - known, known, journeys };
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
