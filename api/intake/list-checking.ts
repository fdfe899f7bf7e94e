import { AsideThread, NotDoneAside } from '../../engine/aside-thread.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { intakeFault } from '../http/intake-faults.ts';
import { faultyIntake, Problem } from '../http/problems.ts';
import { LIST_MEGABYTES, LIST_MS, MOST_WAITING_LISTS } from './list-limits.ts';
import type { ListResult, ListTask } from './list-task.ts';

const thread = new AsideThread<ListTask, ListResult>(new URL('list-thread.js', import.meta.url), {
  milliseconds: LIST_MS,
  megabytes: LIST_MEGABYTES,
  waiting: MOST_WAITING_LISTS,
});

/**
 * Reads and checks a list beside the main thread, one list at a time. Throws `lists-busy` if too many wait already, and
 * `intake-faulty` if the list costs more time or memory than any list of people. Once whoever sent it has gone, it is left.
 */
export async function checkListAside(task: ListTask, gone?: AbortSignal): Promise<ListResult> {
  try {
    return await thread.run(task, [], gone);
  } catch (error) {
    if (!(error instanceof NotDoneAside)) throw error;
    if (error.why === 'too-costly') throw faultyIntake([intakeFault({ line: 1 }, TOO_COSTLY)]);
    throw new Problem('lists-busy');
  }
}

const TOO_COSTLY: Sentence = {
  da: 'Listen tager for lang tid at læse. Kopiér personerne til en ny projektmappe, og send den, eventuelt i flere dele.',
  en: 'The list takes too long to read. Copy the people to a new workbook and send that, in parts if need be.',
};
