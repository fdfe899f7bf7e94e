import type { z } from 'zod';
import { listErasures, whomErased } from '../../db/erasing/erasures.ts';
import type { Erasure } from '../../db/erasing/erasures.ts';
import type { Queryable } from '../../db/pool.ts';
import { GOING_KINDS } from '../../domain/vocabulary/erasure-kinds.ts';
import { ERASURE_REASON_WORDS } from '../../domain/words/codes.ts';
import { GOING_WORDS } from '../../domain/words/erasure.ts';
import { ok } from '../http/route.ts';
import type { Call, HttpResponse } from '../http/route.ts';
import type { erasureSchema } from './erasure-responses.ts';

/** An erasure as its receipt tells it: what went and how much, and nothing of who it was. */
export async function receiptOf(db: Queryable, erasure: Erasure): Promise<z.input<typeof erasureSchema>> {
  const { id, number, askedAt, askedBy, organisation, reason, doneAt, settledAt, backupsUntil } = erasure;
  const { persons } = await whomErased(db, id);
  const went = erasure.went ?? {};
  return {
    id,
    number,
    askedAt,
    askedBy,
    organisation,
    reason,
    reasonLabel: ERASURE_REASON_WORDS[reason],
    persons: persons.length,
    doneAt,
    went: GOING_KINDS.flatMap((kind) => {
      const count = went[kind] ?? 0;
      return count === 0 ? [] : [{ kind, label: GOING_WORDS[kind], count }];
    }),
    backups: { madeBefore: doneAt ?? askedAt, keptUntil: backupsUntil },
    settledAt,
  };
}

/** The receipts of persons who were erased, the latest first. */
export async function listReceipts({
  service: { db },
  query,
}: Call<unknown, { readonly limit: number; readonly offset: number }, unknown>): Promise<HttpResponse> {
  const { total, items } = await listErasures(db, query);
  const receipts = [];
  for (const erasure of items) receipts.push(await receiptOf(db, erasure));
  return ok({ total, items: receipts });
}
