import { erasureListIn } from '../../../activities/doors/erasure-list.ts';
import { compareSubject } from '../../../rebuild/compare.ts';
import type { Stores, Verdict } from '../../../rebuild/compare.ts';
import { reconcile } from '../../../rebuild/reconcile.ts';
import { restore } from '../../../rebuild/restore.ts';
import { workflowOf } from './workflow-of.ts';

/** What a script printed, and how it ended. */
export interface ScriptOutput {
  readonly code: number;
  readonly text: string;
}

/** Stores, and the list of destroyed keys if there is one. */
type RestoredStores = Stores & { readonly destroyedKeysFile?: string };

/** Runs `npm run restore` over these stores, in this process. */
export function runRestore(stores: RestoredStores, ...args: string[]): Promise<ScriptOutput> {
  const { destroyedKeysFile: file } = stores;
  const list = file === undefined ? undefined : erasureListIn(file);
  return printed((print) => restore(args, stores, print, list));
}

/** Runs `npm run reconcile` over these stores, in this process. */
export function runReconcile(stores: Stores, ...args: string[]): Promise<ScriptOutput> {
  return printed((print) => reconcile(args, stores, print));
}

/** How the two stores compare for a subject. */
export async function verdictOf(stores: Stores, subjectId: string): Promise<Verdict | undefined> {
  return (await compareSubject(stores, await workflowOf(stores, subjectId)))?.verdict;
}

async function printed(script: (print: (text: string) => void) => Promise<number>): Promise<ScriptOutput> {
  const lines: string[] = [];
  const code = await script((text) => void lines.push(text));
  return { code, text: lines.join('\n') };
}
