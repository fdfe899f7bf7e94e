import type { Viewer } from '../../db/access.ts';
import { recordedCorrections } from '../../db/persons/recorded-corrections.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { explainProblem, Problem, RefusedCommand } from '../http/problems.ts';
import type { Service } from '../http/route.ts';
import { deliverCorrection } from '../journeys/deliver-correction.ts';
import { personsBodyHash } from '../subjects/body-hash.ts';
import { valuesOf, whyNot } from './beside-record.ts';
import type { RowBesideRecord, ToldRow } from './beside-record.ts';

/** What became of correcting somebody by a list: of one of whom nothing was to be put right, nothing. */
export type ListedCorrection = Pick<ToldRow, 'change' | 'why'> | undefined;

/** Journeys told at once; each records its own. */
const AT_ONCE = 8;

/**
 * Puts right whoever a list has otherwise, one by one, each as a correction by whoever sent the list. Sent again after a
 * crash, what was put right is unchanged then, and what was only begun is found by its key. What keeps one person from being
 * put right keeps no other.
 */
export async function correctAgain(
  service: Service,
  viewer: Viewer,
  rows: readonly RowBesideRecord[],
): Promise<ListedCorrection[]> {
  return inParallel(rows, AT_ONCE, (row) => correctOne(service, viewer, row));
}

async function correctOne(
  service: Service,
  viewer: Viewer,
  { journey, person, changes, fault }: RowBesideRecord,
): Promise<ListedCorrection> {
  if (journey === undefined || person === undefined || changes.length === 0) return undefined;
  const { db, vault } = service;
  if (fault !== undefined) return { change: 'not-corrected', why: whyNot(fault) };
  const values = valuesOf(changes);
  // The same correction, sent twice, is one. Sent again after another has come in between, it is a new one.
  const latest = (await recordedCorrections(db, [journey.personId])).at(-1)?.id ?? '';
  const said = { journey: journey.id, latest, values };
  const { hash: bodyHash } = await personsBodyHash(service, journey.personId, 'CorrectPerson', said);
  try {
    const result = await deliverCorrection(service, journey, {
      person,
      values,
      cause: 'list-again',
      key: vault.keptKey(`list ${bodyHash}`),
      bodyHash,
      actor: { organisation: viewer.organisation, contact: viewer.contact, via: 'api' },
    });
    switch (result.outcome) {
      case 'recorded':
        return { change: 'corrected' };
      case 'accepted':
        return { change: 'being-corrected' };
      case 'nothing-changes':
      case 'erased':
        return { change: 'unchanged' };
    }
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof RefusedCommand)) throw error;
    const { code, detail } = explainProblem(error);
    return { change: 'not-corrected', why: whyNot({ message: detail.da, messageEn: detail.en }, code) };
  }
}
