import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Everything the service is told from outside, checked. */
export interface Config {
  readonly production: boolean;
  readonly apiHost: string;
  readonly apiPort: number;
  /** How many proxies of our own stand in front of the API. */
  readonly proxies: number;
  /** Where people reach the API: the base of links. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly temporal: TemporalConfig;
  readonly smtpUrl: string;
  readonly smtpTls: SmtpTls;
  readonly mailFrom: string;
  /** Where mail servers are to report, if not to `mailFrom`; it takes every address with a plus and a stamp before its @. */
  readonly returnPath?: string;
  /** The name by which our own mail server signs what it has found of a mail's sender (`Authentication-Results`). */
  readonly mailCheckedBy?: string;
  /** The gateway for text messages, if there is one. */
  readonly texts?: TextGateway;
  /** 32 bytes that wrap every person's own key. */
  readonly masterKey: Buffer;
  readonly secretariatMail: string;
  readonly operatorMail: string;
  /** Who answers for the pages; if no organisation is named, it is the programme's secretariat. */
  readonly responsible: { readonly organisation?: string; readonly phone?: string };
  /** The accessibility statement: where it stands if not here, and the day it was last gone through. */
  readonly accessibility: { readonly statementUrl?: string; readonly reviewedOn?: string };
  /** Called after every morning's post; somebody outside is told when it falls silent. */
  readonly heartbeatUrl?: string;
  readonly programme: string;
  /** The day the programme's milestones are counted from. */
  readonly programmeStart: string;
  /** Whether an operator may move the day forward; never in production. */
  readonly trainingClock: boolean;
  readonly logLevel: string;
  /** How many Workflows a worker keeps in memory. */
  readonly maxCachedWorkflows: number;
  /** Where the worker keeps its bundled Workflows between starts; without it, it bundles at every start. */
  readonly bundleCache?: string;
  /** Where the embedded parts listen, if they are started. */
  readonly embedded: EmbeddedPorts;
}

/**
 * Whether mail may go over a line that others can read. `require`: never; `opportunistic`: only if the mail
 * server offers no TLS; `none`: always, unless the address says smtps.
 */
export type SmtpTls = 'require' | 'opportunistic' | 'none';

/** A gateway for text messages: where it takes them, the account's token, and what telephones show as the sender. */
export interface TextGateway {
  readonly gatewayUrl: string;
  readonly token: string;
  readonly sender: string;
}

/** The ports of what `npm start` brings when nothing is configured. */
export interface EmbeddedPorts {
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly smtp: number;
  readonly inbox: number;
  readonly texts: number;
}

/** How Temporal is reached. */
export interface TemporalConfig {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string;
  readonly tls?: {
    readonly caFile?: string;
    readonly certFile?: string;
    readonly keyFile?: string;
    readonly serverName?: string;
  };
}

/** One thing wrong with the environment. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown with every fault of the environment at once, each with what to set. Carries no values. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(
      ['The configuration is not complete:']
        .concat(faults.map(({ variable, problem, remedy }) => `  ${variable}: ${problem}. ${remedy}`))
        .join('\n'),
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const port = (standard: number) => z.coerce.number().int().min(1).max(65_535).default(standard);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'is not 32 bytes in base64');

/** Every variable, with what to set if it is missing or wrong. `.env.example` lists the same. */
const VARIABLES = {
  NODE_ENV: [
    z.enum(['development', 'test', 'production']).default('development'),
    'Set development or production.',
  ],
  API_HOST: [z.string().min(1).default('127.0.0.1'), 'Set the address to listen on, such as 0.0.0.0.'],
  API_PORT: [port(3000), 'Set a free port.'],
  PROXIES: [
    z.coerce.number().int().min(0).max(9).default(0),
    'Set how many reverse proxies of yours a request comes through, such as 1.',
  ],
  PUBLIC_URL: [
    z.url().optional(),
    'Set the address people reach the API at, such as https://fodfaeste.example.dk.',
  ],
  DATABASE_URL: [z.url().optional(), 'Set postgres://user:password@host:5432/fodfaeste.'],
  TEMPORAL_ADDRESS: [
    z
      .string()
      .regex(/^[^\s/]+:\d+$/)
      .optional(),
    'Set host:port of the Temporal frontend.',
  ],
  TEMPORAL_NAMESPACE: [z.string().min(1).default('default'), 'Set the namespace.'],
  TEMPORAL_API_KEY: [z.string().min(1).optional(), 'Set the API key of the namespace.'],
  TEMPORAL_TLS: [flag.optional(), 'Set true or false.'],
  TEMPORAL_TLS_CA: [z.string().min(1).optional(), 'Set the path of the CA certificate.'],
  TEMPORAL_TLS_CERT: [z.string().min(1).optional(), 'Set the path of the client certificate.'],
  TEMPORAL_TLS_KEY: [z.string().min(1).optional(), 'Set the path of the client key.'],
  TEMPORAL_TLS_SERVER_NAME: [z.string().min(1).optional(), 'Set the name in the server’s certificate.'],
  SMTP_URL: [
    // What stood behind a question mark would be options of the mail client, such as to check no certificate.
    z
      .url({ protocol: /^smtps?$/ })
      .regex(/^[^?#]*$/)
      .optional(),
    'Set smtp://user:password@host:587.',
  ],
  SMTP_TLS: [
    z.enum(['require', 'opportunistic', 'none'] satisfies SmtpTls[]).default('require'),
    'Set require, opportunistic or none.',
  ],
  MAIL_FROM: [z.email().optional(), 'Set the sender’s address.'],
  MAIL_RETURN_PATH: [
    // A plus and a stamp of 26 characters are put before the @, which may stand after 64 characters at most.
    z
      .string()
      .regex(/^[\w.-]{1,37}@[\w-]+(?:\.[\w-]+)+$/)
      .optional(),
    'Set an address without a plus, with at most 37 characters before the @, such as retur@example.dk, or leave it out.',
  ],
  MAIL_CHECKED_BY: [
    z
      .string()
      .regex(/^[\w-]+(?:\.[\w-]+)*$/)
      .max(253)
      .optional(),
    'Set the name that your mail server puts first in Authentication-Results, such as mx.example.dk, or leave it out.',
  ],
  SMS_URL: [
    z.url({ protocol: /^https?$/ }).optional(),
    'Set where the gateway takes text messages, such as https://gatewayapi.com/rest/mtsms, or leave it out.',
  ],
  SMS_TOKEN: [z.string().min(1).optional(), 'Set the token of the gateway’s account.'],
  SMS_SENDER: [
    z
      .string()
      .regex(/^[A-Za-z0-9 ]{1,11}$/)
      .default('Fodfaeste'),
    'Set at most eleven letters and digits.',
  ],
  MASTER_KEY: [key.optional(), 'Set 32 random bytes in base64: openssl rand -base64 32.'],
  SECRETARIAT_MAIL: [z.email().optional(), 'Set the secretariat’s address.'],
  OPERATOR_MAIL: [z.email().optional(), 'Set the address that alarms go to.'],
  RESPONSIBLE_ORGANISATION: [
    z.string().trim().min(1).max(200).optional(),
    'Set the name of the organisation that answers for the pages, or leave it out.',
  ],
  CONTACT_PHONE: [
    z
      .string()
      .regex(/^\+?[\d ]{5,20}$/)
      .optional(),
    'Set the secretariat’s telephone number, such as +45 12 34 56 78.',
  ],
  ACCESSIBILITY_URL: [
    z.url({ protocol: /^https$/ }).optional(),
    'Set where the accessibility statement stands, such as https://was.digst.dk/fodfaeste-example-dk, or leave it out.',
  ],
  ACCESSIBILITY_REVIEWED: [
    z.iso.date().optional(),
    'Set the day the accessibility statement was last gone through, such as 2026-12-01.',
  ],
  HEARTBEAT_URL: [z.url().optional(), 'Set the address to call after each morning’s post, or leave it out.'],
  PROGRAMME: [
    z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .default('lo-hovedstaden'),
    'Set the name of a file in programmes/.',
  ],
  PROGRAMME_START: [z.iso.date().default('2025-12-01'), 'Set the programme’s first day, such as 2026-12-01.'],
  LOG_LEVEL: [
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'Set debug, info, warn, error or silent.',
  ],
  MAX_CACHED_WORKFLOWS: [z.coerce.number().int().min(10).default(500), 'Set a number of at least 10.'],
  BUNDLE_CACHE: [z.string().min(1).optional(), 'Set a folder the worker may write to, or leave it out.'],
  POSTGRES_PORT: [port(54_329), 'Set a free port for the embedded PostgreSQL.'],
  TEMPORAL_PORT: [port(7233), 'Set a free port for the embedded Temporal server.'],
  TEMPORAL_UI_PORT: [port(8233), 'Set a free port for the embedded Temporal server’s page.'],
  SMTP_PORT: [port(1025), 'Set a free port for the embedded mail catcher.'],
  INBOX_PORT: [port(1080), 'Set a free port for the mail catcher’s page.'],
  TEXTS_PORT: [port(1081), 'Set a free port for the embedded catcher of text messages.'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Variable = keyof typeof VARIABLES;

/** Every variable of the environment the service reads. */
export const CONFIG_VARIABLES = Object.keys(VARIABLES) as readonly Variable[];

const ENVIRONMENT = z.object(
  Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, VARIABLES[name][0]])) as {
    [V in Variable]: (typeof VARIABLES)[V][0];
  },
);

/**
 * The longest `PUBLIC_URL` with which a mail program can unsubscribe its reader: its address, that of a contact's wishes, then
 * has fewer than 76 characters. Python's mail package encodes a longer one, and no program finds its way back from that.
 */
export const LONGEST_PUBLIC_URL = 40;

/** What is set and works, but not for everybody: a sentence each for the log. Empty if all is well. */
export function warningsOf({ publicUrl, responsible, production }: Config): string[] {
  return [
    ...(publicUrl.length > LONGEST_PUBLIC_URL
      ? [`PUBLIC_URL is longer than ${LONGEST_PUBLIC_URL} characters: some mail programs cannot unsubscribe`]
      : []),
    ...(production && responsible.phone === undefined
      ? ['CONTACT_PHONE is not set: the accessibility statement at /was names no telephone number']
      : []),
  ];
}

/** What production must be given: nothing of it has a default, so that nothing runs by accident. */
export const REQUIRED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'SMTP_URL',
  'MAIL_FROM',
  'MASTER_KEY',
  'SECRETARIAT_MAIL',
  'OPERATOR_MAIL',
  'PROGRAMME_START',
] as const satisfies readonly Variable[];

/** What the embedded stack hands to its processes; outside production they are the fictional defaults. */
const NEEDED_ALWAYS = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'MASTER_KEY'] as const;

/** A certificate without its key proves nothing, nor a key without its certificate; a gateway takes nothing without its token. */
const PAIRS = [
  ['TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'],
  ['TEMPORAL_TLS_KEY', 'TEMPORAL_TLS_CERT'],
  ['SMS_URL', 'SMS_TOKEN'],
  ['SMS_TOKEN', 'SMS_URL'],
] as const;

/**
 * Reads the environment; nothing else does. Throws `ConfigError` with every fault at once. Empty variables
 * count as not set, since compose files pass on empty ones. A script that does less than the service names
 * what it needs in `needed`, and is not refused if anything else is missing.
 */
export function readConfig(env: NodeJS.ProcessEnv, needed?: readonly Variable[]): Config {
  const given = Object.fromEntries(
    CONFIG_VARIABLES.map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const faults: ConfigFault[] = [];
  const read = ENVIRONMENT.safeParse(given);
  for (const issue of read.error?.issues ?? []) {
    const variable = String(issue.path[0]) as Variable;
    faults.push({ variable, problem: 'is not valid', remedy: VARIABLES[variable][1] });
  }
  const production = given['NODE_ENV'] === 'production';
  for (const variable of needed ?? (production ? REQUIRED_IN_PRODUCTION : NEEDED_ALWAYS)) {
    if (given[variable] === undefined) {
      faults.push({ variable, problem: 'is not set', remedy: VARIABLES[variable][1] });
    }
  }
  for (const [one, other] of PAIRS) {
    if (given[one] !== undefined && given[other] === undefined) {
      faults.push({ variable: other, problem: `is not set, but ${one} is`, remedy: VARIABLES[other][1] });
    }
  }
  const values = read.data;
  if (faults.length > 0 || values === undefined) throw new ConfigError(faults);
  return configFrom(values);
}

/**
 * Reads the environment of a process; if it is not complete, says so on standard error and ends the process.
 */
export function configOrExit(env: NodeJS.ProcessEnv, needed?: readonly Variable[]): Config {
  try {
    return readConfig(env, needed);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

type Values = z.output<typeof ENVIRONMENT>;

function configFrom(values: Values): Config {
  const production = values.NODE_ENV === 'production';
  const { HEARTBEAT_URL: heartbeatUrl, BUNDLE_CACHE: bundleCache } = values;
  const { RESPONSIBLE_ORGANISATION: organisation, CONTACT_PHONE: phone } = values;
  const { ACCESSIBILITY_URL: statementUrl, ACCESSIBILITY_REVIEWED: reviewedOn } = values;
  const { SMS_URL: gatewayUrl, SMS_TOKEN: token, SMS_SENDER: sender } = values;
  const { MAIL_RETURN_PATH: returnPath, MAIL_CHECKED_BY: mailCheckedBy } = values;
  return {
    production,
    apiHost: values.API_HOST,
    apiPort: values.API_PORT,
    proxies: values.PROXIES,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.API_PORT}`,
    databaseUrl: values.DATABASE_URL ?? '',
    temporal: temporalFrom(values),
    smtpUrl: values.SMTP_URL ?? '',
    smtpTls: values.SMTP_TLS,
    mailFrom: values.MAIL_FROM ?? 'sekretariat@fodfaeste.example.dk',
    ...(returnPath !== undefined && { returnPath }),
    ...(mailCheckedBy !== undefined && { mailCheckedBy }),
    ...(gatewayUrl !== undefined && token !== undefined && { texts: { gatewayUrl, token, sender } }),
    masterKey: values.MASTER_KEY ?? Buffer.alloc(0),
    secretariatMail: values.SECRETARIAT_MAIL ?? 'sekretariat@example.dk',
    operatorMail: values.OPERATOR_MAIL ?? 'drift@example.dk',
    responsible: {
      ...(organisation !== undefined && { organisation }),
      ...(phone !== undefined && { phone }),
    },
    accessibility: {
      ...(statementUrl !== undefined && { statementUrl }),
      ...(reviewedOn !== undefined && { reviewedOn }),
    },
    ...(heartbeatUrl !== undefined && { heartbeatUrl }),
    programme: values.PROGRAMME,
    programmeStart: values.PROGRAMME_START,
    trainingClock: !production,
    logLevel: values.LOG_LEVEL,
    maxCachedWorkflows: values.MAX_CACHED_WORKFLOWS,
    ...(bundleCache !== undefined && { bundleCache }),
    embedded: {
      postgres: values.POSTGRES_PORT,
      temporal: values.TEMPORAL_PORT,
      temporalUi: values.TEMPORAL_UI_PORT,
      smtp: values.SMTP_PORT,
      inbox: values.INBOX_PORT,
      texts: values.TEXTS_PORT,
    },
  };
}

function temporalFrom(values: Values): TemporalConfig {
  const files = {
    ...(values.TEMPORAL_TLS_CA !== undefined && { caFile: values.TEMPORAL_TLS_CA }),
    ...(values.TEMPORAL_TLS_CERT !== undefined && { certFile: values.TEMPORAL_TLS_CERT }),
    ...(values.TEMPORAL_TLS_KEY !== undefined && { keyFile: values.TEMPORAL_TLS_KEY }),
    ...(values.TEMPORAL_TLS_SERVER_NAME !== undefined && { serverName: values.TEMPORAL_TLS_SERVER_NAME }),
  };
  const tls = values.TEMPORAL_TLS ?? (Object.keys(files).length > 0 || values.TEMPORAL_API_KEY !== undefined);
  return {
    address: values.TEMPORAL_ADDRESS ?? '',
    namespace: values.TEMPORAL_NAMESPACE,
    ...(values.TEMPORAL_API_KEY !== undefined && { apiKey: values.TEMPORAL_API_KEY }),
    ...(tls && { tls: files }),
  };
}

/** Where programs keep what they can make again, for the user who runs this. */
export function userCacheFolder(env: NodeJS.ProcessEnv): string {
  return env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
}
