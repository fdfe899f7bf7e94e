/**
 * Waits until something is so; fails with what was asked for if it is not so in time. For what other
 * processes do: nothing else in a test waits.
 */
export async function eventually(
  isSo: () => Promise<boolean> | boolean,
  withinMs = 20_000,
  everyMs = 50,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    if (await isSo()) return;
    if (Date.now() > until) throw new Error(`Not so within ${withinMs} ms: ${isSo.toString()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, everyMs);
    });
  }
}
