import { existsSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { FOLDER, placesIn, PROJECT } from './folder.ts';
import { endLeftovers } from './leftovers.ts';
import { lockHolder } from './lock.ts';

const places = placesIn(FOLDER);
const name = relative(PROJECT, FOLDER);
const holder = lockHolder(places.lock);
if (holder !== undefined) {
  console.error(
    `npm start runs here, as process ${holder.pid}. End it with Ctrl-C first; nothing was removed.`,
  );
  process.exitCode = 1;
} else if (existsSync(FOLDER)) {
  await endLeftovers(places, (text) => console.log(text));
  rmSync(FOLDER, { recursive: true, force: true });
  console.log(`Removed ${name}/: the database, Temporal’s journeys, the mails, the keys and the logs.`);
  console.log('The Temporal server itself is kept. The next npm start begins anew.');
} else {
  console.log(`There is no ${name}/ to remove. The next npm start begins anew.`);
}
