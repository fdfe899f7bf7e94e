import { readProgramme } from '../../db/programme/programmes.ts';
import type { Service } from '../http/route.ts';
import { startWaiting } from '../subjects/start-waiting.ts';

/**
 * Sees to it that a programme whose file has just been loaded lives by it: its Workflow is started if it has none, and a pass
 * of the sweep tells it if the file has changed. What cannot be done now is left to the next pass, so nothing is thrown if
 * Temporal is away.
 */
export async function beginProgramme(service: Service, slug: string): Promise<void> {
  const programme = await readProgramme(service.db, slug);
  if (programme === undefined) return;
  const started = await startWaiting(service, [programme.id]);
  if (started === 0) await service.engine.sweepNow();
}
