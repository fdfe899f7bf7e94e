import { get } from 'node:http';
import { json, text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** Asks the run's stack process for something it brings up on demand, and waits however long that takes. */
export async function askStack<T>(
  path:
    | '/browser'
    | '/database'
    | '/namespace'
    | '/bundle'
    | '/first-bundle'
    | '/next-bundle'
    | '/replay-bundle'
    | '/wedged-bundle'
    | '/astray-bundle'
    | '/temporal-server'
    | '/next-replay-bundle'
    | '/time-skipping-server',
): Promise<T> {
  const stack = process.env['TEST_STACK'];
  if (stack === undefined) throw new Error('The test stack is not running: start tests with npm run jest');
  // Not by `fetch`, which gives up after five minutes: a server may have to be built first.
  const [answer] = (await once(get(`${stack}${path}`), 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`The test stack cannot give ${path}: ${await text(answer)}`);
  return (await json(answer)) as T;
}
