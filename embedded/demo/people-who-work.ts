import type { OrganisationKind, Role, Sector } from '../../domain/vocabulary/codes.ts';

/**
 * A company that does not exist. Its CVR number is valid by its check sum, but no company has one that begins
 * with four nines.
 */
export interface DemoCompany {
  readonly id: string;
  readonly name: string;
  readonly cvr: string;
  readonly sector: Sector;
}

/** A contact who does not exist, in an organisation of the programme or in one of the companies. */
export interface DemoContact {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** One company for each sector. */
export const DEMO_COMPANIES: readonly DemoCompany[] = [
  { id: 'eksempel-byg', name: 'Eksempel Byg ApS', cvr: '99990007', sector: 'building' },
  { id: 'moenster-maleri', name: 'Mønster Maleri ApS', cvr: '99990015', sector: 'painting' },
  { id: 'taenkt-have-og-anlaeg', name: 'Tænkt Have og Anlæg ApS', cvr: '99990023', sector: 'landscaping' },
  { id: 'proeve-service', name: 'Prøve Service A/S', cvr: '99990031', sector: 'service' },
  { id: 'opdigtet-transport', name: 'Opdigtet Transport A/S', cvr: '99990058', sector: 'transport' },
  { id: 'paahit-metal', name: 'Påhit Metal ApS', cvr: '99990066', sector: 'metal' },
];

/** What kind of organisation a demo company is. */
export const COMPANY: OrganisationKind = 'company';

const at = (organisation: string, part: string, name: string, ...roles: Role[]): DemoContact => ({
  id: `${organisation}-${part}`,
  organisation,
  name,
  email: `${part}@${organisation}.example.dk`,
  roles,
});

/** Somebody in every organisation that has something to do. */
export const DEMO_CONTACTS: readonly DemoContact[] = [
  at('lo-hovedstaden', 'koordinator', 'Karla Koordinator', 'coordinator'),
  at('lo-hovedstaden', 'projektleder', 'Per Projektleder', 'projectLead'),
  at('lo-hovedstaden', 'drift', 'Dorte Drift', 'operator'),
  at('region-hovedstaden', 'styregruppe', 'Stine Styregruppe', 'steeringGroup'),

  at('koebenhavns-kommune', 'sagsbehandler', 'Sanne Sagsbehandler', 'caseworker'),
  at('hilleroed-kommune', 'sagsbehandler', 'Hans Hillerødprøve', 'caseworker'),
  at('frederiksberg-kommune', 'sagsbehandler', 'Frida Frederiksbergprøve', 'caseworker'),
  at('lyngby-taarbaek-kommune', 'sagsbehandler', 'Lise Lyngbyprøve', 'caseworker'),
  at('gentofte-kommune', 'sagsbehandler', 'Gert Gentofteprøve', 'caseworker'),
  at('taarnby-dragoer-kommune', 'sagsbehandler', 'Tove Tårnbyprøve', 'caseworker'),

  at('nordsjaellands-sprogcenter', 'vejleder', 'Vera Vejleder', 'counsellor'),
  at('sprogcenter-hellerup', 'vejleder', 'Helle Hellerupprøve', 'counsellor'),
  at('center-for-beskaeftigelse-og-integration', 'vejleder', 'Bo Beskæftigelsesprøve', 'counsellor'),

  at('next', 'konsulent', 'Niels Nextprøve', 'schoolConsultant'),
  at('tec', 'konsulent', 'Tina Tecprøve', 'schoolConsultant'),
  at('es-nord', 'konsulent', 'Esben Nordprøve', 'schoolConsultant'),
  at('veu-center-hovedstaden-bornholm', 'konsulent', 'Vibeke Veuprøve', 'schoolConsultant'),
  at('voksenuddannelsescenter-frederiksberg', 'konsulent', 'Frank Voksenprøve', 'schoolConsultant'),

  at('dansk-haandvaerk', 'konsulent', 'Hanne Håndværksprøve', 'tradeConsultant'),
  at('dansk-byggeri', 'konsulent', 'Bjarne Byggeprøve', 'tradeConsultant'),
  at('danske-anlaegsgartnere', 'konsulent', 'Grete Gartnerprøve', 'tradeConsultant'),
  at('danske-malermestre', 'konsulent', 'Mads Malerprøve', 'tradeConsultant'),

  ...DEMO_COMPANIES.map(({ id }, index) => at(id, 'kontor', `Ejer Eksempel ${index + 1}`)),
];

/**
 * Whose key is shown for each role. Caseworker and counsellor are from the same town, so that they meet the
 * same people.
 */
export const KEY_HOLDERS: Readonly<Record<Role, string>> = {
  coordinator: 'lo-hovedstaden-koordinator',
  projectLead: 'lo-hovedstaden-projektleder',
  caseworker: 'hilleroed-kommune-sagsbehandler',
  counsellor: 'nordsjaellands-sprogcenter-vejleder',
  schoolConsultant: 'next-konsulent',
  tradeConsultant: 'dansk-haandvaerk-konsulent',
  steeringGroup: 'region-hovedstaden-styregruppe',
  operator: 'lo-hovedstaden-drift',
};
