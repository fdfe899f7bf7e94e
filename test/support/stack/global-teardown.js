/** Ends what the tests' stack process has started, and waits for it. */
export default async function globalTeardown() {
  const stack = globalThis.testStack;
  if (stack === undefined || stack.exitCode !== null || stack.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    stack.once('exit', resolve);
  });
  stack.stdin.end();
  await ended;
}
