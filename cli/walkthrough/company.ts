import type { Teller } from './teller.ts';

/** A company of a story, made for this walkthrough only. */
export interface Company {
  readonly id: string;
  readonly name: string;
  /** Who reads its post. */
  readonly contact: string;
  /** The contact’s address. */
  readonly email: string;
}

/** The coordinator adds a company, and whom to write to there, who answers by the first mail that the address is right. */
export async function addCompany(
  teller: Teller,
  { key, name, contact }: { readonly key: string; readonly name: string; readonly contact: string },
): Promise<Company> {
  const { service, mark } = teller;
  const id = `gennemgang-${key}-${mark}`;
  await service.ask('coordinator', 'POST', '/api/organisations', {
    id,
    kind: 'company',
    name: `Gennemgang ${name}`,
  });
  const email = `${contact.split(' ')[0]?.toLowerCase() ?? key}@${key}-${mark}.example.dk`;
  await service.ask('coordinator', 'POST', '/api/contacts', {
    organisation: id,
    name: contact,
    email,
    // No number in Denmark begins with a zero.
    phone: '00 00 00 99',
  });
  await teller.confirms(email);
  return { id, name: `Gennemgang ${name}`, contact, email };
}
