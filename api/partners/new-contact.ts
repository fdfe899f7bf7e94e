import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Contact } from '../../db/partners/contacts.ts';
import type { newContact } from './partner-bodies.ts';

/**
 * A contact as a body asks for it, with everything that it leaves out. Its id is made here and tells nothing, since it
 * is in Workflow IDs.
 */
export function contactToAdd(body: z.output<typeof newContact>): Contact {
  return {
    id: `${body.organisation.slice(0, 50)}-${randomBytes(4).toString('hex')}`,
    organisation: body.organisation,
    name: body.name,
    email: body.email,
    phone: body.phone ?? null,
    language: body.language ?? 'da',
    roles: body.roles ?? [],
    active: body.active ?? true,
    position: body.position ?? 100,
  };
}
