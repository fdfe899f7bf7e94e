import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keepApiKey } from '../../db/partners/api-keys.ts';
import { takeAsProven } from '../../db/partners/address-proofs.ts';
import { addContact, readContact } from '../../db/partners/contacts.ts';
import { addOrganisation, readOrganisation } from '../../db/partners/organisations.ts';
import type { Db } from '../../db/pool.ts';
import { stageCounts } from '../../db/programme/counts.ts';
import { ROLES } from '../../domain/vocabulary/codes.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';
import { kept } from '../folder.ts';
import { COMPANY, DEMO_COMPANIES, DEMO_CONTACTS, KEY_HOLDERS } from './people-who-work.ts';

const keysSchema = z.record(z.enum(ROLES), z.string().regex(/^ff_[\w-]{43}$/));

/**
 * Whether a database may be given people who do not exist: only if it has no people yet, or was given such
 * people before. A database with journeys of its own is left alone, and nobody gets a key to it.
 */
export async function mayHoldFiction(db: Db, programme: string): Promise<boolean> {
  if ((await readContact(db, KEY_HOLDERS.coordinator)) !== undefined) return true;
  return Object.values(await stageCounts(db, programme)).every((count) => count === 0);
}

/**
 * Adds the companies and contacts that do not exist, if their organisation is there. Doing it twice changes
 * nothing.
 */
export async function addFiction(db: Db): Promise<void> {
  for (const { id, name, cvr } of DEMO_COMPANIES) {
    const fixed = { kind: COMPANY, address: null, active: true, agreementOn: null, dataRole: 'own' } as const;
    await addOrganisation(db, { id, name, cvr, ...fixed });
  }
  for (const [index, contact] of DEMO_CONTACTS.entries()) {
    if ((await readOrganisation(db, contact.organisation)) === undefined) continue;
    const phone = numberOfNobody(index + 1);
    const added = await addContact(db, { ...contact, phone, language: 'da', active: true, position: 100 });
    // Nobody of them exists, so there is nobody to ask. Only a training takes anybody's address so.
    if (added !== undefined) await takeAsProven(db, [contact.id], 'training');
  }
}

/**
 * No number in Denmark begins with a zero: whoever calls it reaches nobody, and no text message goes there.
 */
const numberOfNobody = (number: number) => `00 00 00 ${String(number).padStart(2, '0')}`;

/** Returns a key for each role, the same at every start, and makes sure that the database knows them. */
export async function keysByRole(db: Db, file: string): Promise<Partial<Record<Role, string>>> {
  const text = kept(file, () => JSON.stringify(Object.fromEntries(ROLES.map((role) => [role, newKey()]))));
  const all = keysSchema.parse(JSON.parse(text));
  const known: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const holder = await readContact(db, KEY_HOLDERS[role]);
    if (holder === undefined) continue;
    await keepApiKey(db, holder.id, `npm start: ${role}`, all[role]);
    known[role] = all[role];
  }
  return known;
}

const newKey = () => `ff_${randomBytes(32).toString('base64url')}`;
