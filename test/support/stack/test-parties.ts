import { createApiKey } from '../../../db/partners/api-keys.ts';
import { addOrganisation } from '../../../db/partners/organisations.ts';
import type { Db } from '../../../db/pool.ts';
import type { OrganisationKind, Role } from '../../../domain/vocabulary/codes.ts';
import { aProvenContact } from '../partners/proven.ts';

/**
 * Who asks in the tests: one contact per role, and a caseworker of a municipality that has none of the
 * journeys.
 */
export type Asker = Role | 'foreignCaseworker';

const ORGANISATIONS: readonly (readonly [string, OrganisationKind, string])[] = [
  ['lo-hovedstaden', 'secretariat', 'LO Hovedstaden'],
  ['hilleroed-kommune', 'municipality', 'Hillerød Kommune'],
  ['koebenhavns-kommune', 'municipality', 'Københavns Kommune'],
  ['nordsjaellands-sprogcenter', 'language-centre', 'Nordsjællands Sprogcenter'],
  ['next', 'school', 'NEXT'],
  ['dansk-haandvaerk', 'trade-body', 'Dansk Håndværk'],
  ['region-hovedstaden', 'region', 'Region Hovedstaden'],
  ['eksempel-byg', 'company', 'Eksempel Byg ApS'],
  ['proeve-service', 'company', 'Prøve Service A/S'],
];

const ASKERS: Readonly<Record<Asker, readonly [organisation: string, role: Role]>> = {
  coordinator: ['lo-hovedstaden', 'coordinator'],
  projectLead: ['lo-hovedstaden', 'projectLead'],
  operator: ['lo-hovedstaden', 'operator'],
  caseworker: ['hilleroed-kommune', 'caseworker'],
  foreignCaseworker: ['koebenhavns-kommune', 'caseworker'],
  counsellor: ['nordsjaellands-sprogcenter', 'counsellor'],
  schoolConsultant: ['next', 'schoolConsultant'],
  tradeConsultant: ['dansk-haandvaerk', 'tradeConsultant'],
  steeringGroup: ['region-hovedstaden', 'steeringGroup'],
};

/** The id of an asker's contact; its address is `<id>@example.dk`. */
export const contactOf = (asker: Asker): string => `k-${asker.toLowerCase()}`;

/** Who reads the company's post: `byg@example.dk` and `service@example.dk`. */
const COMPANY_CONTACTS = [
  ['byg', 'eksempel-byg', 'Bo Bygmester'],
  ['service', 'proeve-service', 'Sanne Service'],
] as const;

/** Puts organisations and contacts into a database, and returns a bearer key for everybody who may ask. */
export async function addTestParties(db: Db): Promise<Readonly<Record<Asker, string>>> {
  for (const [id, kind, name] of ORGANISATIONS) {
    await addOrganisation(db, { id, kind, name, cvr: null, address: null, active: true, agreementOn: null });
  }
  const contact = { phone: null, language: 'da', active: true, position: 1 } as const;
  for (const [id, organisation, name] of COMPANY_CONTACTS) {
    await aProvenContact(db, { ...contact, id, organisation, name, email: `${id}@example.dk`, roles: [] });
  }
  const keys: [string, string][] = [];
  for (const [asker, [organisation, role]] of Object.entries(ASKERS)) {
    const id = contactOf(asker as Asker);
    const name = `Kontakt ${asker}`;
    await aProvenContact(db, {
      ...contact,
      id,
      organisation,
      name,
      email: `${id}@example.dk`,
      roles: [role],
    });
    keys.push([asker, await createApiKey(db, id, 'tests')]);
  }
  return Object.fromEntries(keys) as Record<Asker, string>;
}
