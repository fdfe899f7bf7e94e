import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { EngineCalls } from '../../../api/http/engine-calls.ts';
import type { IntakeFault } from '../../../api/http/intake-faults.ts';
import { Problem } from '../../../api/http/problems.ts';
import type { HttpResponse, Service } from '../../../api/http/route.ts';
import type { IntakeColumn } from '../../../api/intake/columns.ts';
import { importSheet, referPerson } from '../../../api/intake/referrals.ts';
import type { IntakeContext } from '../../../api/intake/rows.ts';
import type { Viewer } from '../../../db/access.ts';
import { addOrganisation } from '../../../db/partners/organisations.ts';
import { createVault } from '../../../db/persons/vault.ts';
import type { Db } from '../../../db/pool.ts';
import type { OrganisationKind, Role } from '../../../domain/vocabulary/codes.ts';
import type { DigestStart, JourneyStart } from '../../../engine/messages.ts';
import { addProgramme } from '../programme/add-programme.ts';
import { aProvenContact } from '../partners/proven.ts';

/** A person's row as a list has it: columns and what stands in them. */
export type Row = Partial<Record<IntakeColumn, string>>;

/** A row that every check lets through. */
export const aRow: Row = {
  kommune: 'Hillerød Kommune',
  kommunens_reference: 'HIL-0001',
  fornavn: 'Amina',
  efternavn: 'Prøvesen',
  foedselsdato: '05-03-1990',
  opholdsgrundlag: 'udl-7',
  maalgruppe: 'primaer',
  retsgrundlag: 'myndighedsopgave',
};

/** This many different people, each a valid row. */
export function rows(count: number, change: (at: number) => Row = () => ({})): Row[] {
  return Array.from({ length: count }, (_, at) => ({
    ...aRow,
    kommunens_reference: `HIL-${1001 + at}`,
    ...change(at),
  }));
}

/** A list as text: a row of headers, then the rows, with every column that any of them has. */
export function csvOf(people: readonly Row[], separator = ';', lineEnd = '\r\n'): string {
  const columns = [...new Set(people.flatMap((row) => Object.keys(row)))];
  const lines = people.map((row) => {
    const cells = new Map<string, string>(Object.entries(row));
    return columns.map((column) => quoted(cells.get(column) ?? '', separator)).join(separator);
  });
  return [columns.join(separator), ...lines, ''].join(lineEnd);
}

function quoted(text: string, separator: string): string {
  const needed = text.includes(separator) || text.includes('"') || text.includes('\n');
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A list as a file. */
export function fileOf(...people: readonly Row[]): Buffer {
  return Buffer.from(csvOf(people), 'utf8');
}

/** What lists are checked against, on a day in November 2026, by the secretariat. */
export const aContext: IntakeContext = {
  today: '2026-11-24',
  municipalities: {
    find: (text) =>
      /hiller/i.test(text) ? 'hilleroed-kommune' : /gentofte/i.test(text) ? 'gentofte-kommune' : undefined,
    names: ['Gentofte Kommune', 'Hillerød Kommune'],
  },
  languageCentres: {
    find: (text) => (/hellerup/i.test(text) ? 'sprogcenter-hellerup' : undefined),
    names: ['Sprogcenter Hellerup'],
  },
};

const ORGANISATIONS: readonly (readonly [string, OrganisationKind, string])[] = [
  ['lo-hovedstaden', 'secretariat', 'LO Hovedstaden'],
  ['koebenhavns-kommune', 'municipality', 'Københavns Kommune'],
  ['hilleroed-kommune', 'municipality', 'Hillerød Kommune'],
  ['frederiksberg-kommune', 'municipality', 'Frederiksberg Kommune'],
  ['lyngby-taarbaek-kommune', 'municipality', 'Lyngby-Taarbæk Kommune'],
  ['gentofte-kommune', 'municipality', 'Gentofte Kommune'],
  ['taarnby-dragoer-kommune', 'municipality', 'Tårnby-Dragør Kommune'],
  ['sprogcenter-hellerup', 'language-centre', 'Sprogcenter Hellerup'],
  ['nordsjaellands-sprogcenter', 'language-centre', 'Nordsjællands Sprogcenter'],
  ['center-for-beskaeftigelse-og-integration', 'language-centre', 'Center for Beskæftigelse og Integration'],
];

/** The coordinator, who may refer from every municipality. */
export const coordinator = aViewer('lo-hovedstaden', 'secretariat', 'coordinator');
/** A caseworker of the municipality of Hillerød. */
export const caseworker = aViewer('hilleroed-kommune', 'municipality', 'caseworker');

function aViewer(organisation: string, organisationKind: OrganisationKind, role: Role): Viewer {
  return { contact: `${organisation}-${role.toLowerCase()}`, organisation, organisationKind, roles: [role] };
}

/** Puts a programme into a database, with those who take part in it. */
export async function aProgrammeIn(db: Db): Promise<void> {
  await addProgramme(db, { startsOn: '2025-12-01' });
  for (const [id, kind, name] of ORGANISATIONS) {
    await addOrganisation(db, { id, kind, name, cvr: null, address: null, active: true, agreementOn: null });
  }
  for (const { contact: id, organisation, roles } of [coordinator, caseworker]) {
    const name = 'En Kontaktperson';
    const email = `${id}@example.dk`;
    const rest = { phone: null, language: 'da', active: true, position: 1 } as const;
    await aProvenContact(db, { id, organisation, name, email, roles, ...rest });
  }
}

/** A service over a real database, with an engine that only remembers what it was asked to start. */
export class IntakeService {
  readonly started: JourneyStart[] = [];
  readonly mails: DigestStart[] = [];
  readonly logged: string[] = [];
  /** While Temporal is away, nothing can be started. */
  temporalIsAway = false;
  readonly service: Service;

  constructor(db: Db) {
    const sink = new Writable({
      write: (line: Buffer, _, done) => {
        this.logged.push(line.toString('utf8'));
        done();
      },
    });
    this.service = {
      db,
      vault: createVault(randomBytes(32)),
      engine: this.#engine(),
      config: {
        production: false,
        publicUrl: 'http://localhost:3000',
        programme: 'lo-hovedstaden',
        trainingClock: true,
        secretariatMail: 'sekretariat@example.dk',
      },
      log: pino({ level: 'debug' }, sink),
    };
  }

  /** Takes in a file, as the route does. */
  async takesIn(file: Buffer | string, viewer: Viewer = coordinator, dryRun = false): Promise<HttpResponse> {
    const list = typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
    return importSheet({ ...this.#call(viewer), query: { dryRun }, body: { rows: [] }, list });
  }

  /** Takes in a list that came as JSON. */
  async takesInJson(list: readonly Row[], viewer: Viewer = coordinator): Promise<HttpResponse> {
    return importSheet({ ...this.#call(viewer), query: {}, body: { rows: [...list] }, list: undefined });
  }

  /** Refers one person, as the route does. */
  async refers(
    body: Parameters<typeof referPerson>[0]['body'],
    viewer: Viewer = coordinator,
  ): Promise<HttpResponse> {
    return referPerson({ ...this.#call(viewer), query: {}, body, list: undefined });
  }

  #call(viewer: Viewer) {
    const nothing = { params: {}, header: () => undefined, routes: [], mail: undefined };
    return { service: this.service, viewer, ...nothing };
  }

  #engine(): EngineCalls {
    return {
      sendCommand: async () => ({ outcome: 'not-received' }),
      startSubject: async ({ start }) => {
        if (this.temporalIsAway) throw new Error('Temporal is away');
        this.started.push(start as JourneyStart);
      },
      sweepNow: async () => undefined,
      startDigest: async (start) => {
        if (this.temporalIsAway) throw new Error('Temporal is away');
        this.mails.push(start);
      },
      signalJobcentre: async () => 'no-workflow',
      moveClock: async () => undefined,
      problemOf: async () => undefined,
      health: async () => ({ temporal: !this.temporalIsAway, worker: true }),
    };
  }
}

/** The problem that something is answered with. */
export async function problemFrom(answer: Promise<unknown>): Promise<Problem> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('It was answered without a problem');
}

/** Where faults are, as `3 cpr`. */
export function places(faults: readonly IntakeFault[]): string[] {
  return faults.map(({ line, column }) => `${line} ${column}`);
}
