import { CONFIG_VARIABLES } from '../config.ts';
import { setsAnythingReal } from '../config/unsafe-settings.ts';

/**
 * What a process needs from the machine it runs on; everything else it gets is the service's own
 * configuration.
 */
const OF_THE_MACHINE = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
] as const;

/** How a real Temporal is reached; the embedded one has neither key nor certificates. */
const OF_A_REAL_TEMPORAL = [
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS',
  'TEMPORAL_TLS_CA',
  'TEMPORAL_TLS_CERT',
  'TEMPORAL_TLS_KEY',
  'TEMPORAL_TLS_SERVER_NAME',
] as const;

/** What the stack makes for itself, once, and uses if nothing else is given. */
export interface MadeParts {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly smtpUrl: string;
  readonly textsUrl: string;
  readonly masterKey: string;
  readonly programmeStart: string;
  readonly bundleCache: string;
  readonly destroyedKeysFile: string;
}

/** Which parts are given from outside, so that they are not started here. */
export interface GivenParts {
  readonly database: boolean;
  readonly temporal: boolean;
  readonly smtp: boolean;
  readonly texts: boolean;
}

/** Which parts the environment gives. */
export function givenIn(env: NodeJS.ProcessEnv): GivenParts {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== '';
  return {
    database: isSet('DATABASE_URL'),
    temporal: isSet('TEMPORAL_ADDRESS'),
    smtp: isSet('SMTP_URL'),
    texts: isSet('SMS_URL'),
  };
}

/** The whole environment of worker and API: what is configured, and what the stack has made. */
export function serviceEnvironment(env: NodeJS.ProcessEnv, made: MadeParts): NodeJS.ProcessEnv {
  const standard: Readonly<Record<string, string>> = {
    DATABASE_URL: made.databaseUrl,
    TEMPORAL_ADDRESS: made.temporalAddress,
    SMTP_URL: made.smtpUrl,
    SMS_URL: made.textsUrl,
    MASTER_KEY: made.masterKey,
    PROGRAMME_START: made.programmeStart,
    BUNDLE_CACHE: made.bundleCache,
    DESTROYED_KEYS_FILE: made.destroyedKeysFile,
    // Whoever sets something real says what it is to be.
    ...(!setsAnythingReal(env) && { NODE_ENV: 'development', TRAINING: 'true' }),
  };
  const configured = Object.fromEntries(
    CONFIG_VARIABLES.flatMap((name) => {
      const value = env[name] || standard[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const given = givenIn(env);
  // Only migrations are told, and they run here.
  delete configured['MIGRATION_DATABASE_URL'];
  if (!given.temporal) for (const name of OF_A_REAL_TEMPORAL) delete configured[name];
  // The embedded catcher asks for no token, but the configuration must have one.
  if (!given.texts) configured['SMS_TOKEN'] = 'caught';
  // The embedded catcher takes mail only from this machine, and has no TLS.
  if (!given.smtp) configured['SMTP_TLS'] = 'none';
  return { ...machineEnvironment(env), ...configured };
}

/** The environment of a part that needs no configuration. */
export function machineEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    OF_THE_MACHINE.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
}
