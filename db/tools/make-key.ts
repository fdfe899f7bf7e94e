import { parseArgs } from 'node:util';
import { configOrExit } from '../../config.ts';
import { createApiKey, revokeApiKeys } from '../partners/api-keys.ts';
import { readContact } from '../partners/contacts.ts';
import { createPool } from '../pool.ts';

const USAGE = `Makes a bearer key for a contact, and shows it once:

  npm run key -- --contact sekretariatet --label "the coordinator's script"
  npm run key -- --contact sekretariatet --revoke    takes all keys of the contact back`;

const { values } = parseArgs({
  options: { contact: { type: 'string' }, label: { type: 'string' }, revoke: { type: 'boolean' } },
});
const { contact, label, revoke = false } = values;
if (contact === undefined || (label === undefined) !== revoke) {
  console.error(USAGE);
  process.exit(1);
}
const db = createPool(configOrExit(process.env, ['DATABASE_URL']).databaseUrl, 1);
try {
  if ((await readContact(db, contact)) === undefined) {
    console.error(`There is no contact ${contact}. GET /api/contacts lists those there are.`);
    process.exitCode = 1;
  } else if (label === undefined) {
    await revokeApiKeys(db, contact);
    console.log(`The keys of ${contact} open nothing any more.`);
  } else {
    console.log(await createApiKey(db, contact, label));
  }
} finally {
  await db.end();
}
