/** Asks the run's stack process for something it brings up on demand. */
export async function askStack<T>(
  path:
    | '/database'
    | '/namespace'
    | '/bundle'
    | '/first-bundle'
    | '/next-bundle'
    | '/replay-bundle'
    | '/next-replay-bundle'
    | '/time-skipping-server',
): Promise<T> {
  const stack = process.env['TEST_STACK'];
  if (stack === undefined) throw new Error('The test stack is not running: start tests with npm run jest');
  const answer = await fetch(`${stack}${path}`);
  if (!answer.ok) throw new Error(`The test stack cannot give ${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
