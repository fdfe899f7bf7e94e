import { addressIn, endpointIn } from './addresses.ts';
import { masterKeyIn, whyNotRandom } from './master-key.ts';

/** One thing wrong with the environment. Carries no values. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
  readonly remedy: string;
}

/** The environment as it was given, without what is empty. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What nobody sets who only tries things on their own machine: with one of these the mode must be said. */
export const REAL_SETTINGS = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS',
  'TEMPORAL_TLS_CA',
  'TEMPORAL_TLS_CERT',
  'TEMPORAL_TLS_KEY',
  'SMTP_URL',
  'SMS_URL',
  'SMS_TOKEN',
  'MAIL_FROM',
  'MAIL_RETURN_PATH',
  'MASTER_KEY',
  'SECRETARIAT_MAIL',
  'OPERATOR_MAIL',
  'HEARTBEAT_URL',
] as const;

/** Whether an environment sets anything that is real. */
export function setsAnythingReal(given: Environment): boolean {
  return REAL_SETTINGS.some((name) => isSet(given[name]));
}

/**
 * What each by itself may be well formed and must not be together: a service that would send what is personal in the clear,
 * seal it under no key, take itself for an exercise, or own what it must only add to. Everything at once, however much of the
 * rest is wrong: each rule looks only at what it is about.
 */
export function unsafeSettings(given: Environment): ConfigFault[] {
  return [
    modeUnsaid,
    testsElsewhere,
    trainingInProduction,
    inTheClear,
    temporalUnsealed,
    uncheckedCertificates,
  ]
    .flatMap((rule) => rule(given))
    .concat([madeUpKey, ownerRuns].flatMap((rule) => rule(given)));
}

const isProduction = (given: Environment) => given['NODE_ENV'] === 'production';
const isTest = (given: Environment) => given['NODE_ENV'] === 'test';
const isSet = (value: string | undefined) => value !== undefined && value !== '';

function modeUnsaid(given: Environment): ConfigFault[] {
  const set = REAL_SETTINGS.find((name) => isSet(given[name]));
  if (set === undefined || isSet(given['NODE_ENV'])) return [];
  return [
    {
      variable: 'NODE_ENV',
      problem: `is not set, but ${set} is`,
      remedy: 'Set production, or development to try things.',
    },
  ];
}

/** What has an address, and how far away that is. */
function distances(given: Environment) {
  const urls = [
    'PUBLIC_URL',
    'DATABASE_URL',
    'MIGRATION_DATABASE_URL',
    'SMTP_URL',
    'SMS_URL',
    'HEARTBEAT_URL',
  ].flatMap((variable) => {
    const address = addressIn(given[variable] ?? '');
    return address === undefined ? [] : [{ variable, distance: address.distance }];
  });
  const temporal = endpointIn(given['TEMPORAL_ADDRESS'] ?? '');
  return [
    ...urls,
    ...(temporal === undefined ? [] : [{ variable: 'TEMPORAL_ADDRESS', distance: temporal.distance }]),
  ];
}

function testsElsewhere(given: Environment): ConfigFault[] {
  if (!isTest(given)) return [];
  return distances(given)
    .filter(({ distance }) => distance !== 'here')
    .map(({ variable }) => ({
      variable,
      problem: 'leads away from this machine, but NODE_ENV is test',
      remedy: 'Set NODE_ENV to production, or to development to try things.',
    }));
}

function trainingInProduction(given: Environment): ConfigFault[] {
  if (!isProduction(given) || given['TRAINING'] !== 'true') return [];
  return [
    {
      variable: 'TRAINING',
      problem: 'is true in production, where nobody may move the day',
      remedy: 'Leave it out, or set NODE_ENV to development for an installation without real people.',
    },
  ];
}

/** Settings whose scheme decides whether others can read what goes there, and how far that may be. */
const CLEAR = [
  { variable: 'PUBLIC_URL', scheme: 'http', allowed: ['here'], remedy: 'Set it with https://.' },
  { variable: 'SMS_URL', scheme: 'http', allowed: ['here', 'near'], remedy: 'Set it with https://.' },
  { variable: 'HEARTBEAT_URL', scheme: 'http', allowed: ['here', 'near'], remedy: 'Set it with https://.' },
] as const;

const CLEAR_TEXT = 'would go over the network in the clear';

function inTheClear(given: Environment): ConfigFault[] {
  const pages = CLEAR.flatMap(({ variable, scheme, allowed, remedy }) => {
    const address = addressIn(given[variable] ?? '');
    if (address?.scheme !== scheme || (allowed as readonly string[]).includes(address.distance)) return [];
    return [{ variable, problem: CLEAR_TEXT, remedy }];
  });
  const databases = ['DATABASE_URL', 'MIGRATION_DATABASE_URL'].flatMap((variable) => {
    const address = addressIn(given[variable] ?? '');
    if (address?.distance !== 'far' || address.query.get('sslmode') === 'verify-full') return [];
    return [
      {
        variable,
        problem: `${CLEAR_TEXT}, or to a server whose certificate nobody checks`,
        remedy: 'Add ?sslmode=verify-full, and &sslrootcert=… for an authority of your own.',
      },
    ];
  });
  const mail = addressIn(given['SMTP_URL'] ?? '');
  const isClearMail =
    mail?.scheme === 'smtp' &&
    mail.distance === 'far' &&
    ['none', 'opportunistic'].includes(given['SMTP_TLS'] ?? '');
  return [
    ...pages,
    ...databases,
    ...(isClearMail
      ? [
          {
            variable: 'SMTP_TLS',
            problem: `lets mail go in the clear to a server elsewhere`,
            remedy: 'Set require, or leave it out.',
          },
        ]
      : []),
  ];
}

function temporalUnsealed(given: Environment): ConfigFault[] {
  const isOff = given['TEMPORAL_TLS'] === 'false';
  const proofs = ['TEMPORAL_API_KEY', 'TEMPORAL_TLS_CA', 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'];
  const proof = proofs.find((name) => isSet(given[name]));
  if (isOff && proof !== undefined) {
    return [
      {
        variable: 'TEMPORAL_TLS',
        problem: `is false, but ${proof} is set`,
        remedy: `Set true, or leave it out.`,
      },
    ];
  }
  const hasTls = given['TEMPORAL_TLS'] === 'true' || proof !== undefined;
  const hasName = isSet(given['TEMPORAL_TLS_SERVER_NAME']) && !isOff;
  if (hasTls || hasName || endpointIn(given['TEMPORAL_ADDRESS'] ?? '')?.distance !== 'far') return [];
  return [{ variable: 'TEMPORAL_ADDRESS', problem: CLEAR_TEXT, remedy: 'Set TEMPORAL_TLS to true.' }];
}

/** Node's own switch, and no setting of ours: with it every certificate is good. */
function uncheckedCertificates(given: Environment): ConfigFault[] {
  if (isTest(given) || given['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return [];
  return [
    {
      variable: 'NODE_TLS_REJECT_UNAUTHORIZED',
      problem: 'turns off the check of every certificate',
      remedy: 'Leave it out, and name an authority of your own in NODE_EXTRA_CA_CERTS.',
    },
  ];
}

function madeUpKey(given: Environment): ConfigFault[] {
  const key = masterKeyIn(given['MASTER_KEY'] ?? '');
  const why = key === undefined || isTest(given) ? undefined : whyNotRandom(key);
  if (why === undefined) return [];
  return [
    {
      variable: 'MASTER_KEY',
      problem: why,
      remedy: 'Set 32 random bytes in base64: openssl rand -base64 32.',
    },
  ];
}

/** Whoever owns the tables can change what was recorded, and the rules that keep it. */
function ownerRuns(given: Environment): ConfigFault[] {
  const running = addressIn(given['DATABASE_URL'] ?? '');
  const owner = addressIn(given['MIGRATION_DATABASE_URL'] ?? '');
  if (!isProduction(given) || running === undefined || owner === undefined || running.user !== owner.user)
    return [];
  return [
    {
      variable: 'MIGRATION_DATABASE_URL',
      problem: 'has the same user as DATABASE_URL',
      remedy: 'Set that of the role that owns the tables, and have the service run as another.',
    },
  ];
}
