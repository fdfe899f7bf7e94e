import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const STACK = fileURLToPath(new URL('stack-process.ts', import.meta.url));

/**
 * Starts the process that brings up what tests ask for: nothing is fetched, built or run until the first test
 * asks.
 */
export default async function globalSetup() {
  const stack = spawn(process.execPath, ['--import', 'tsx', STACK], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C reaches jest only: the stack ends when its standard input does, however jest ends.
    detached: true,
  });
  globalThis.testStack = stack;
  const lines = createInterface({ input: stack.stdout });
  for await (const line of lines) {
    const ready = /^ready (http\S+)$/.exec(line);
    if (ready === null) {
      process.stderr.write(`${line}\n`);
      continue;
    }
    process.env.TEST_STACK = ready[1];
    lines.close();
    return;
  }
  throw new Error('The test stack did not come up');
}
