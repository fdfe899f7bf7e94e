import { randomBytes } from 'node:crypto';
import { addMonths, dateOf, firstOfMonth, instantFromMs, monthOf } from '../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../domain/vocabulary/calendar.ts';
import { givenIn, machineEnvironment, serviceEnvironment } from './environment.ts';
import type { GivenParts } from './environment.ts';
import { kept } from './folder.ts';
import type { Places } from './folder.ts';
import { postgresUrl, serviceUrl } from './postgres.ts';
import type { EmbeddedPostgres } from './postgres.ts';
import { textsUrls } from './texts.ts';

/**
 * How many months a three-year programme has been running when somebody starts the stack for the first time.
 */
const MONTHS_INTO_THE_PROGRAMME = 12;

/** What the stack makes once. */
export interface MadeOnce {
  readonly given: GivenParts;
  readonly postgres: EmbeddedPostgres;
  /** For migrations: the address of the role that owns the tables, unless a database is given without one. */
  readonly migrationDatabaseUrl: string | undefined;
  /** For worker and API. */
  readonly serviceEnvironment: NodeJS.ProcessEnv;
  /** For everything else. */
  readonly machineEnvironment: NodeJS.ProcessEnv;
}

/** Makes what the stack needs once, keeps it, and returns what worker and API must be told. */
export function makeOnce(places: Places, env: NodeJS.ProcessEnv): MadeOnce {
  const postgres: EmbeddedPostgres = {
    dataFolder: places.postgres,
    port: portIn(env['POSTGRES_PORT'], 54_329),
    password: kept(places.postgresPassword, () => randomBytes(24).toString('base64url')),
  };
  return {
    given: givenIn(env),
    postgres,
    migrationDatabaseUrl: givenIn(env).database
      ? env['MIGRATION_DATABASE_URL'] || undefined
      : postgresUrl(postgres),
    machineEnvironment: machineEnvironment(env),
    serviceEnvironment: serviceEnvironment(env, {
      databaseUrl: serviceUrl(postgres),
      temporalAddress: `127.0.0.1:${portIn(env['TEMPORAL_PORT'], 7233)}`,
      smtpUrl: `smtp://127.0.0.1:${portIn(env['SMTP_PORT'], 1025)}`,
      textsUrl: textsUrls(portIn(env['TEXTS_PORT'], 1081)).gatewayUrl,
      masterKey: kept(places.masterKey, () => randomBytes(32).toString('base64')),
      programmeStart: kept(places.programmeStart, () => startOfProgramme(dateOf(instantFromMs(Date.now())))),
      bundleCache: places.bundle,
      destroyedKeysFile: places.destroyedKeys,
    }),
  };
}

/** The first day of a programme that is well under way today. */
export function startOfProgramme(today: CalendarDate): CalendarDate {
  return addMonths(firstOfMonth(monthOf(today)), -MONTHS_INTO_THE_PROGRAMME);
}

/**
 * A port, before the configuration as a whole is checked. If it is no port, that check says so, under the
 * variable's own name.
 */
function portIn(text: string | undefined, standard: number): number {
  const port = Number(text || standard);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : standard;
}
