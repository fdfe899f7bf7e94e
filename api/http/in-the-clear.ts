import type { z } from 'zod';
import { holdsCpr, NO_CPR_HERE } from '../../domain/vocabulary/cpr-in-text.ts';
import { bothLanguages } from './faults.ts';

/**
 * The check of every text that is kept where it can be read, in Postgres, in Temporal or in a mail: it holds no CPR number.
 * What goes to the vault, or is kept as a hash only, needs none.
 */
export function inTheClear(context: z.core.ParsePayload<string>): void {
  if (!holdsCpr(context.value)) return;
  context.issues.push({ code: 'custom', message: bothLanguages(NO_CPR_HERE), input: context.value });
}
