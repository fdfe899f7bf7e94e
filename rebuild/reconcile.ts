import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareAll, isFine, VERDICTS } from './compare.ts';
import type { Comparison, Stores } from './compare.ts';
import { NOT_TRIED, runOverStores } from './run-over-stores.ts';
import { countKinds, describeComparison, VERDICT_ADVICE, VERDICT_WORDS } from './verdict-words.ts';

const USAGE = `Compares every journey and every other subject in Postgres with its Workflow in Temporal. Changes nothing, needs no worker.

  npm run reconcile               tells which differ, how, and what can be done
  npm run reconcile -- --json     the same for a program

Ends with 0 where all are in step, 1 where some are not, 2 where it could not be found out.`;

/** All are in step, or some are not. */
const [IN_STEP, DIFFERENT] = [0, 1];

/** Compares both stores and prints what it finds. Returns the exit code. */
export async function reconcile(
  args: readonly string[],
  stores: Stores,
  print: (text: string) => void,
): Promise<number> {
  const json = readArgs(args);
  if (json === undefined) {
    print(USAGE);
    return NOT_TRIED;
  }
  const compared = await compareAll(stores);
  const different = compared.filter((comparison) => !isFine(comparison));
  if (json) print(JSON.stringify({ counts: countsOf(compared), different }, null, 2));
  else print(told(compared, different));
  return different.length === 0 ? IN_STEP : DIFFERENT;
}

/** Whether JSON is asked for; `undefined` if something unknown is. */
function readArgs(args: readonly string[]): boolean | undefined {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch {
    return undefined;
  }
}

function countsOf(compared: readonly Comparison[]): Record<string, number> {
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, compared.filter((one) => one.verdict === verdict).length]),
  );
}

function told(compared: readonly Comparison[], different: readonly Comparison[]): string {
  const counts = VERDICTS.flatMap((verdict) => {
    const count = compared.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${String(count).padStart(6)}  ${VERDICT_WORDS[verdict]}`];
  });
  const advice = VERDICTS.flatMap((verdict) => {
    const concerned = different.some((one) => one.verdict === verdict);
    return concerned ? [`${VERDICT_WORDS[verdict]}:\n  ${VERDICT_ADVICE[verdict] ?? ''}`] : [];
  });
  return [
    `${countKinds(compared)} compared with Temporal’s Workflows.`,
    counts.join('\n'),
    ...(different.length === 0 ? [] : [different.map(describeComparison).join('\n')]),
    ...advice,
  ].join('\n\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runOverStores((stores, print) => reconcile(process.argv.slice(2), stores, print));
}
