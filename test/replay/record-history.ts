/**
 * Records the histories of whole subjects, lived with the real worker. `npm run record-history` records all roads,
 * `npm run record-history -- igu correction` only some. Once a release is out, its histories are never written again.
 */
const { default: startStack } = await load('../support/stack/global-setup.js');
const { default: endStack } = await load('../support/stack/global-teardown.js');
await startStack();
try {
  // Only now: what lives a road asks the stack for its server as soon as it is loaded.
  const { recordRoads } = await import('./record-roads.ts');
  await recordRoads(process.argv.slice(2));
} finally {
  await endStack();
}
process.exit(0);

/** The stack of the tests is started by plain JavaScript, as jest wants it. */
async function load(path: string): Promise<{ readonly default: () => Promise<void> }> {
  return (await import(new URL(path, import.meta.url).href)) as { readonly default: () => Promise<void> };
}
