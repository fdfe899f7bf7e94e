import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { countErasedThings } from '../../db/erasing/erase.ts';
import type { ErasedWhom, ErasureCounts } from '../../db/erasing/erase.ts';
import { erasureOf } from '../../db/erasing/erasures.ts';
import { oneHumanBeing } from '../../db/erasing/one-human-being.ts';
import { readJourney } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { openObligations } from '../../domain/journeys/journey.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { ERASURE_REASONS } from '../../domain/vocabulary/codes.ts';
import { ERASURE_WARNINGS, GOING_KINDS, STAYING_KINDS } from '../../domain/vocabulary/erasure-kinds.ts';
import type { ErasureWarning } from '../../domain/vocabulary/erasure-kinds.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { ERASURE_REASON_WORDS } from '../../domain/words/codes.ts';
import { ERASURE_WARNING_WORDS, GOING_WORDS, STAYING_WORDS } from '../../domain/words/erasure.ts';
import { Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { Call, HttpResponse, Service } from '../http/route.ts';
import { receiptOf } from './erasure-receipt.ts';
import type { erasurePreviewSchema } from './erasure-responses.ts';

/**
 * What erasing the person of a journey would take away, what it would leave and why, and what is still under way. Changes
 * nothing. Throws `not-found` if there is no such journey.
 */
export async function previewErasure({
  service,
  viewer,
  params,
}: Call<{ id: string }, unknown, unknown>): Promise<HttpResponse> {
  const { db } = service;
  const journey = await readJourney(db, viewer, params.id);
  if (journey === undefined) throw new Problem('not-found');
  const { whom, counts, rows, stamp } = await lookAtErasure(service, viewer, journey);
  const { today } = await serviceTime(db);
  const erasure = await erasureOf(db, journey.id);
  const warned = warningsOf(rows, counts);
  const body: z.input<typeof erasurePreviewSchema> = {
    stamp,
    journeys: [...whom.journeys],
    goes: GOING_KINDS.map((kind) => ({ kind, label: GOING_WORDS[kind], count: counts[kind] ?? 0 })),
    stays: STAYING_KINDS.map((kind) => {
      const { what: label, why, source } = STAYING_WORDS[kind];
      return { kind, label, count: counts[kind] ?? 0, why, ...(source !== undefined && { source }) };
    }),
    warnings: ERASURE_WARNINGS.flatMap((code) => {
      const count = warned[code];
      return count === 0 ? [] : [{ code, label: ERASURE_WARNING_WORDS[code], count }];
    }),
    reasons: ERASURE_REASONS.map((reason) => ({ reason, label: ERASURE_REASON_WORDS[reason] })),
    backupsKeptUntil: backupsUntil(service, today),
    erased: erasure === undefined ? null : await receiptOf(db, erasure),
  };
  return ok(body);
}

/** Until when backups are kept that are made on a day. */
export function backupsUntil(
  { config: { backupsKeptDays = BACKUPS_KEPT_DAYS } }: Service,
  today: string,
): string {
  return addDays(today, backupsKeptDays);
}
const BACKUPS_KEPT_DAYS = 35;

/** How everything about a person stands at this moment. */
export interface LookedAt {
  readonly whom: ErasedWhom;
  readonly counts: ErasureCounts;
  readonly rows: readonly JourneyRow[];
  /** The same as long as nothing has come or gone of what an erasure would take away. */
  readonly stamp: string;
}

/** Looks at everything under which the person of a journey is on record. */
export async function lookAtErasure(
  { db }: Pick<Service, 'db'>,
  viewer: Call<unknown, unknown, unknown>['viewer'],
  journey: JourneyRow,
): Promise<LookedAt> {
  const whom = await oneHumanBeing(db, journey.id);
  const { now } = await serviceTime(db);
  const counts = await countErasedThings(db, whom, now);
  const rows = await Promise.all(whom.journeys.map((id) => readJourney(db, viewer, id)));
  const known = rows.flatMap((row) => row ?? []);
  const seen = {
    whom,
    goes: GOING_KINDS.map((kind) => counts[kind] ?? 0),
    sequences: known.map(({ sequence }) => sequence),
  };
  const stamp = createHash('sha256').update(JSON.stringify(seen)).digest('hex');
  return { whom, counts, rows: known, stamp };
}

/** What brings money, and is owed until somebody has claimed it. */
const ABOUT_MONEY: readonly ObligationKind[] = ['monthly-allowance', 'bonus-six-months', 'bonus-completion'];

function warningsOf(rows: readonly JourneyRow[], counts: ErasureCounts): Record<ErasureWarning, number> {
  const open = rows.flatMap(({ state }) => (state === null ? [] : openObligations(state)));
  const at = (stage: string) => rows.filter((row) => row.stage === stage).length;
  return {
    'igu-in-progress': at('igu'),
    'placement-in-progress': at('placement'),
    'money-unsettled': open.filter(({ kind }) => ABOUT_MONEY.includes(kind)).length,
    'still-owed': open.length,
    'signals-unsettled': rows.reduce((sum, { state }) => sum + (state?.unsettledSignals.length ?? 0), 0),
    'several-journeys': rows.length > 1 ? rows.length : 0,
    'replies-to-look-at': counts['shared-replies'] ?? 0,
  };
}
