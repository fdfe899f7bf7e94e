import { addresseeOf } from '../db/contacts.ts';
import type { Addressee } from '../db/contacts.ts';
import type { Tx } from '../db/pool.ts';
import type { ObligationKind } from '../domain/rulebook/kinds.ts';

/** What a person is asked before the municipality hears of it, so that it may not be asked in the person's stead. */
const HEARD_FIRST: readonly ObligationKind[] = ['no-show-person'];

/** Whether a person is asked this before the municipality hears of it. */
export function isHeardFirst(kind: ObligationKind): boolean {
  return HEARD_FIRST.includes(kind);
}

/** Who puts such a question to a person who gets no post: the coordinator, who calls. */
export async function whoeverCalls(tx: Tx): Promise<Addressee | undefined> {
  return addresseeOf(tx, { party: 'coordinator' });
}
