import { createHash } from 'node:crypto';
import { log } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { programmesWithPlans } from '../../db/programme/programmes.ts';
import type { ProgrammeWithPlan } from '../../db/programme/programmes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { isProgrammeOver, takeUpFile } from '../../domain/decisions/programme.ts';
import { differenceInWords, titlesIn } from '../../domain/words/index.ts';
import { SIGNALS } from '../../engine/messages.ts';
import { alarmMissing } from './tell-subjects.ts';

/**
 * Tells programmes of their files whenever what a file plans is not what its programme goes by: somebody has loaded another
 * file or another first day, or a crash kept it from being told. Which it is, is seen by comparing the two, so that nothing
 * need be remembered and a programme that knows its file is told nothing. Each change is logged in words. Returns how many
 * programmes were told.
 */
export const tellProgrammes =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const { now } = await serviceTime(db);
    let told = 0;
    for (const programme of await programmesWithPlans(db)) {
      const { id, slug, workflowId, state, plan, file } = programme;
      const events = takeUpFile(state, plan, now);
      if (events.length === 0) continue;
      const about = {
        programme: slug,
        changes: differenceInWords(events, titlesIn(file)).map(({ en }) => en),
      };
      if (isProgrammeOver(state, now)) {
        // `GET /api/programmes/{id}` says so too.
        log.warn(
          'A programme that is over takes up no file any more: give it a new file with a new name',
          about,
        );
        continue;
      }
      try {
        await engine.workflow
          .getHandle(workflowId)
          .signal(SIGNALS.programmeFile, { key: keyOf(programme), plan });
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        await alarmMissing(db, { kind: 'programme', id });
        continue;
      }
      log.info('A programme is told of its file', about);
      told += 1;
    }
    return told;
  };

/**
 * The key by which one telling is known again. The same plan may be told again later, when another has held in between:
 * it is the same telling only as long as nothing has happened in the programme. The hash is long enough to be seen to be
 * one: ten of its digits may look like a CPR number.
 */
function keyOf({ plan, state }: ProgrammeWithPlan): string {
  const hash = createHash('sha256').update(JSON.stringify(plan), 'utf8').digest('hex');
  return `file-${hash.slice(0, 32)}-${state.sequence}`;
}
