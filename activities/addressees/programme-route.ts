import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import { livingProgrammes } from '../../db/programme/living-programmes.ts';
import { chairOf } from '../../domain/programme/plan.ts';
import type { NoticeRoute, NoticeWanted } from '../kinds/subject-actions.ts';

/**
 * Who gets what is meant for a party of a programme: the secretariat's own, and as the chair of the steering group whoever
 * sits there for the organisation that its file names. If that organisation has nobody there, the coordinator gets it, with
 * the organisation's name. `undefined` if nobody can get it.
 */
export async function routeInProgramme(
  tx: Tx,
  programme: string,
  { party }: Pick<NoticeWanted, 'party'>,
): Promise<NoticeRoute | undefined> {
  const organisation = party === 'steering-chair' ? await chairIn(tx, programme) : undefined;
  const addressee = await addresseeOf(tx, { party, organisation });
  if (addressee === undefined) return undefined;
  const { contact, standInFor, standInWhy } = addressee;
  return { organisation, contact, standInFor, standInWhy };
}

async function chairIn(tx: Tx, programme: string): Promise<string | undefined> {
  const known = (await livingProgrammes(tx, [programme])).get(programme);
  return known && chairOf(known.file);
}
