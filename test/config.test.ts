import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  CONFIG_VARIABLES,
  ConfigError,
  LONGEST_PUBLIC_URL,
  readConfig,
  REQUIRED_IN_PRODUCTION,
  warningsOf,
} from '../config.ts';
import { TOKEN_LENGTH } from '../db/links/link-token.ts';
import { wishesPath } from '../web/paths.ts';

/** As good as random, and the same in every run. */
const KEY_BYTES = createHash('sha256').update('a key of the tests').digest();
const KEY = KEY_BYTES.toString('base64');

/** What the embedded stack hands to its processes. */
const EMBEDDED = {
  NODE_ENV: 'development',
  DATABASE_URL: 'postgres://fodfaeste:secret@127.0.0.1:54329/fodfaeste',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MASTER_KEY: KEY,
};

const PRODUCTION = {
  ...EMBEDDED,
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://fodfaeste.example.dk',
  DESTROYED_KEYS_FILE: '/srv/destroyed-keys/list.jsonl',
  MAIL_FROM: 'fodfaeste@example.dk',
  SECRETARIAT_MAIL: 'sekretariat@example.dk',
  OPERATOR_MAIL: 'drift@example.dk',
  PROGRAMME_START: '2026-12-01',
};

describe('the configuration', () => {
  it('is read whole in production', () => {
    const config = readConfig(PRODUCTION);
    expect(config).toMatchObject({
      production: true,
      publicUrl: 'https://fodfaeste.example.dk',
      databaseUrl: EMBEDDED.DATABASE_URL,
      mailFrom: 'fodfaeste@example.dk',
      programmeStart: '2026-12-01',
    });
    expect(config.masterKey).toEqual(KEY_BYTES);
  });

  it('takes a return path with room for a stamp before its @, and none that has a plus already', () => {
    const config = readConfig({ ...EMBEDDED, MAIL_RETURN_PATH: 'retur@fodfaeste.example.dk' });
    expect(config.returnPath).toBe('retur@fodfaeste.example.dk');
    expect(readConfig(EMBEDDED)).not.toHaveProperty('returnPath');
    for (const wrong of ['retur', 'retur+alle@example.dk', `${'r'.repeat(38)}@example.dk`]) {
      expect(faultsOf({ ...EMBEDDED, MAIL_RETURN_PATH: wrong })).toMatchObject([
        { variable: 'MAIL_RETURN_PATH' },
      ]);
    }
  });

  it('tells every fault at once, each with its variable and what to set', () => {
    const faults = faultsOf({
      ...EMBEDDED,
      API_PORT: '70000',
      SMTP_URL: 'http://mail.example.dk',
      TEMPORAL_ADDRESS: 'temporal.example.dk',
      MAIL_FROM: 'nobody',
      PROGRAMME_START: '2026-02-30',
      MASTER_KEY: 'c2hvcnQ=',
      LOG_LEVEL: 'loud',
      SMTP_TLS: 'starttls',
    });
    expect(faults.map(({ variable }) => variable).sort()).toEqual([
      'API_PORT',
      'LOG_LEVEL',
      'MAIL_FROM',
      'MASTER_KEY',
      'PROGRAMME_START',
      'SMTP_TLS',
      'SMTP_URL',
      'TEMPORAL_ADDRESS',
    ]);
    for (const { problem, remedy } of faults) {
      expect(problem).toMatch(/^(is|has|does not|names) /);
      expect(remedy).toMatch(/^Set .+\.$/);
    }
  });

  it('tells what is missing together with what is wrong', () => {
    const faults = faultsOf({ ...PRODUCTION, DATABASE_URL: undefined, API_PORT: 'many' });
    expect(faults.map(({ variable, problem }) => `${variable} ${problem}`).sort()).toEqual([
      'API_PORT is not valid',
      'DATABASE_URL is not set',
    ]);
  });

  it('says it all in the message of its error, so that one look at the log is enough', () => {
    const { message } = errorOf({ ...EMBEDDED, API_PORT: '0', SMTP_URL: '' });
    expect(message).toContain('API_PORT: is not valid. Set a free port.');
    expect(message).toContain('SMTP_URL: is not set. Set smtp://');
  });

  it.each(REQUIRED_IN_PRODUCTION.map((variable) => [variable]))('requires %s in production', (variable) => {
    const missing = { variable, problem: 'is not set' };
    expect(faultsOf({ ...PRODUCTION, [variable]: undefined })).toEqual([expect.objectContaining(missing)]);
  });

  it('has no secret and no address of its own to fall back on in production', () => {
    expect(faultsOf({ NODE_ENV: 'production' }).map(({ variable }) => variable)).toEqual([
      ...REQUIRED_IN_PRODUCTION,
    ]);
    expect(REQUIRED_IN_PRODUCTION).toEqual(
      expect.arrayContaining(['MASTER_KEY', 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'MAIL_FROM']),
    );
  });

  it('has no master key of its own outside production either', () => {
    expect(faultsOf({ ...EMBEDDED, MASTER_KEY: undefined }).map(({ variable }) => variable)).toEqual([
      'MASTER_KEY',
    ]);
  });

  it.each(CONFIG_VARIABLES.map((variable) => [variable]))(
    'takes an empty %s for one that is not set',
    (variable) => {
      const set = outcomeOf({ ...EMBEDDED, [variable]: undefined });
      expect(outcomeOf({ ...EMBEDDED, [variable]: '' })).toEqual(set);
    },
  );

  it('is an exercise only where that is asked for: no mode implies it', () => {
    expect(readConfig(PRODUCTION).trainingClock).toBe(false);
    for (const NODE_ENV of ['development', 'test']) {
      expect(readConfig({ ...EMBEDDED, NODE_ENV }).trainingClock).toBe(false);
      expect(readConfig({ ...EMBEDDED, NODE_ENV, TRAINING: 'false' }).trainingClock).toBe(false);
      expect(readConfig({ ...EMBEDDED, NODE_ENV, TRAINING: 'true' }).trainingClock).toBe(true);
    }
  });

  it('cannot be talked into an exercise in production', () => {
    expect(readConfig({ ...PRODUCTION, TRAINING_CLOCK: 'true' }).trainingClock).toBe(false);
    expect(faultsOf({ ...PRODUCTION, TRAINING: 'true' })).toMatchObject([{ variable: 'TRAINING' }]);
  });

  it('repeats nothing of what was set, since it may be a secret', () => {
    const secret = 'hunter2-very-secret';
    const refused = CONFIG_VARIABLES.map((variable) =>
      outcomeOf({ ...EMBEDDED, [variable]: ` ${secret}\n` }),
    ).filter((outcome) => outcome instanceof ConfigError);
    expect(refused.length).toBeGreaterThan(10);
    for (const { message, faults, stack } of refused) {
      expect(`${message} ${JSON.stringify(faults)} ${stack}`).not.toContain(secret);
    }
  });

  it.each([
    ['API_PORT', '0'],
    ['API_PORT', '3000.5'],
    ['NODE_ENV', 'prod'],
    ['DATABASE_URL', 'not an address'],
    ['TEMPORAL_ADDRESS', 'https://temporal.example.dk:7233'],
    ['TEMPORAL_TLS', 'yes'],
    ['SMTP_URL', 'mail.example.dk'],
    ['SMTP_URL', 'smtp://mail.example.dk:587/?tls.rejectUnauthorized=false'],
    ['SMTP_URL', 'smtp://mail.example.dk:587?ignoreTLS=true'],
    ['SMTP_TLS', 'true'],
    ['MASTER_KEY', Buffer.alloc(31).toString('base64')],
    ['SECRETARIAT_MAIL', 'sekretariat'],
    ['HEARTBEAT_URL', 'soon'],
    ['PROGRAMME', '../secrets'],
    ['PROGRAMME_START', '01-12-2026'],
    ['MAX_CACHED_WORKFLOWS', '1'],
  ])('refuses %s when it is %s', (variable, value) => {
    expect(new Set(faultsOf({ ...EMBEDDED, [variable]: value }).map((fault) => fault.variable))).toEqual(
      new Set([variable]),
    );
  });

  it('turns TLS on for a namespace with an API key, and for certificates', () => {
    expect(readConfig(EMBEDDED).temporal.tls).toBeUndefined();
    expect(readConfig({ ...EMBEDDED, TEMPORAL_API_KEY: 'key' }).temporal).toMatchObject({
      apiKey: 'key',
      tls: {},
    });
    expect(readConfig({ ...EMBEDDED, TEMPORAL_TLS_CA: '/ca.pem' }).temporal.tls).toEqual({
      caFile: '/ca.pem',
    });
    expect(readConfig({ ...EMBEDDED, TEMPORAL_TLS: 'true' }).temporal.tls).toEqual({});
    expect(() => readConfig({ ...EMBEDDED, TEMPORAL_TLS_CERT: '/cert.pem' })).toThrow(
      /TEMPORAL_TLS_KEY: is not set/,
    );
  });

  it('requires TLS of the mail server, unless the operator says otherwise', () => {
    expect(readConfig(PRODUCTION).smtpTls).toBe('require');
    expect(readConfig(EMBEDDED).smtpTls).toBe('require');
    expect(readConfig({ ...PRODUCTION, SMTP_TLS: 'none' }).smtpTls).toBe('none');
    expect(readConfig({ ...PRODUCTION, SMTP_TLS: 'opportunistic' }).smtpTls).toBe('opportunistic');
  });

  it('makes links to the port it listens on where no public address is given', () => {
    expect(readConfig({ ...EMBEDDED, API_PORT: '3999' }).publicUrl).toBe('http://localhost:3999');
  });
});

function outcomeOf(env: NodeJS.ProcessEnv): unknown {
  try {
    return readConfig(env);
  } catch (error) {
    return error;
  }
}

function errorOf(env: NodeJS.ProcessEnv): ConfigError {
  const outcome = outcomeOf(env);
  if (!(outcome instanceof ConfigError)) throw new Error('Nothing was found wrong');
  return outcome;
}

function faultsOf(env: NodeJS.ProcessEnv): ConfigError['faults'] {
  return errorOf(env).faults;
}

describe('what works, but not for everybody', () => {
  const warned = (settings: Record<string, string>) =>
    warningsOf(readConfig({ ...PRODUCTION, CONTACT_PHONE: '+45 12 34 56 78', ...settings }));
  const ofLength = (length: number) => `https://${'a'.repeat(length - 'https://.dk'.length)}.dk`;

  it('is nothing where all is well', () => {
    expect(warned({})).toEqual([]);
    expect(warned({ PUBLIC_URL: ofLength(LONGEST_PUBLIC_URL) })).toEqual([]);
  });

  it('is an address so long that a mail program cannot unsubscribe by it: 76 characters', () => {
    expect(`${ofLength(LONGEST_PUBLIC_URL)}${wishesPath('x'.repeat(TOKEN_LENGTH))}`).toHaveLength(75);
    expect(warned({ PUBLIC_URL: ofLength(LONGEST_PUBLIC_URL + 1) })).toEqual([
      expect.stringContaining('PUBLIC_URL is longer than 40 characters'),
    ]);
  });

  it('is a statement on accessibility without a telephone number, in production', () => {
    expect(warned({ CONTACT_PHONE: '' })).toEqual([expect.stringContaining('CONTACT_PHONE is not set')]);
    expect(warned({ CONTACT_PHONE: '', NODE_ENV: 'development' })).toEqual([]);
  });
});

describe('who answers for the pages', () => {
  it('is read with how they are reached and where their statement stands', () => {
    const { responsible, accessibility } = readConfig({
      ...PRODUCTION,
      RESPONSIBLE_ORGANISATION: 'LO Eksempel',
      CONTACT_PHONE: '+45 12 34 56 78',
      ACCESSIBILITY_URL: 'https://was.digst.dk/fodfaeste-example-dk',
      ACCESSIBILITY_REVIEWED: '2027-02-28',
    });
    expect(responsible).toEqual({ organisation: 'LO Eksempel', phone: '+45 12 34 56 78' });
    expect(accessibility).toEqual({
      statementUrl: 'https://was.digst.dk/fodfaeste-example-dk',
      reviewedOn: '2027-02-28',
    });
  });

  it.each([
    ['CONTACT_PHONE', 'ring bare'],
    ['ACCESSIBILITY_URL', 'http://was.example.dk'],
    ['ACCESSIBILITY_REVIEWED', 'i år'],
  ])('is told where %s is %j', (variable, value) => {
    expect(() => readConfig({ ...PRODUCTION, [variable]: value })).toThrow(variable);
  });
});

/** The same, with every part elsewhere. */
const FAR = {
  ...PRODUCTION,
  DATABASE_URL: 'postgres://service:secret@db.example.dk:5432/fodfaeste?sslmode=verify-full',
  TEMPORAL_ADDRESS: 'fodfaeste.a1b2c.tmprl.cloud:7233',
  TEMPORAL_API_KEY: 'a-key',
  SMTP_URL: 'smtp://fodfaeste:secret@mail.example.dk:587',
  SMS_URL: 'https://gatewayapi.com/rest/mtsms',
  SMS_TOKEN: 'a-token',
  HEARTBEAT_URL: 'https://hc-ping.com/0c4d?from=fodfaeste',
};

const key = (bytes: Buffer) => ({ MASTER_KEY: bytes.toString('base64') });
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const FORM = 'is no address: a scheme, ://, a host and perhaps a port';
const CLEAR = 'would go over the network in the clear';
const UNCHECKED = `${CLEAR}, or to a server whose certificate nobody checks`;

/** Settings with which production must not start: what is set, and which variable is told of with which sentence. */
const UNSAFE: readonly (readonly [Readonly<Record<string, string | undefined>>, string, string])[] = [
  // The form of an address of its kind.
  [{ PUBLIC_URL: 'fodfaeste.example.dk' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https:fodfaeste.example.dk' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://fodfaeste.example.dk/journeys' }, 'PUBLIC_URL', 'has a path behind the host'],
  [{ PUBLIC_URL: 'https://fodfaeste.example.dk?a=b' }, 'PUBLIC_URL', 'has something behind a question mark'],
  [{ PUBLIC_URL: 'https://fodfaeste.example.dk#a' }, 'PUBLIC_URL', 'has something behind a #'],
  [{ PUBLIC_URL: 'https://a:b@fodfaeste.example.dk' }, 'PUBLIC_URL', 'has a name or a password in it'],
  [{ PUBLIC_URL: 'https://@fodfaeste.example.dk' }, 'PUBLIC_URL', 'has a name or a password in it'],
  [{ PUBLIC_URL: 'https://one.example.dkhttps://two.example.dk' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://one.example.dk,https://two.example.dk' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://fodfaeste..dk' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://fodfaeste.example.dk\\a' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://fodfaeste.example.dk:0' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://fodfaeste.example.dk:70000' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'https://0x7f000001' }, 'PUBLIC_URL', FORM],
  [{ PUBLIC_URL: 'ftp://fodfaeste.example.dk' }, 'PUBLIC_URL', 'does not begin with https:// or http://'],
  [
    { PUBLIC_URL: 'javascript://fodfaeste.example.dk' },
    'PUBLIC_URL',
    'does not begin with https:// or http://',
  ],
  [
    { PUBLIC_URL: 'https://fodfaeste.example.dk\nx' },
    'PUBLIC_URL',
    'has spaces or letters that no address has; a name with Danish letters is written as xn--…',
  ],
  [{ PUBLIC_URL: 'https://0.0.0.0:3000' }, 'PUBLIC_URL', 'names every address, and none in particular'],
  [
    { DATABASE_URL: 'mysql://a:b@postgres/fodfaeste' },
    'DATABASE_URL',
    'does not begin with postgres:// or postgresql://',
  ],
  [{ DATABASE_URL: 'postgres://postgres:5432/fodfaeste' }, 'DATABASE_URL', 'has no user'],
  [
    { DATABASE_URL: 'postgres://a:b@postgres:5432' },
    'DATABASE_URL',
    'does not end in the name of one database',
  ],
  [
    { DATABASE_URL: 'postgres://a:b@postgres/one/two' },
    'DATABASE_URL',
    'does not end in the name of one database',
  ],
  [{ DATABASE_URL: 'postgres://a:b@/fodfaeste' }, 'DATABASE_URL', FORM],
  ...[
    'host=elsewhere',
    'sslmode=no-verify',
    'uselibpqcompat=true',
    'sslmode=disable&sslmode=verify-full',
    'user=root',
  ].map(
    (query) =>
      [
        { DATABASE_URL: `postgres://a:b@postgres/fodfaeste?${query}` },
        'DATABASE_URL',
        'may say nothing behind a question mark but sslmode, sslrootcert, sslcert, sslkey, once each',
      ] as const,
  ),
  ...[
    'temporal',
    'temporal:0',
    'temporal:7233/x',
    'http://temporal:7233',
    'a@temporal:7233',
    'a:b:7233',
    ':7233',
  ].map(
    (address) =>
      [
        { TEMPORAL_ADDRESS: address },
        'TEMPORAL_ADDRESS',
        'is not a host and a port with a colon between them, and nothing else',
      ] as const,
  ),
  [{ SMTP_URL: 'http://mail' }, 'SMTP_URL', 'does not begin with smtps:// or smtp://'],
  [{ SMTP_URL: 'smtp://mail:587/?ignoreTLS=true' }, 'SMTP_URL', 'has something behind a question mark'],
  [{ SMTP_URL: 'smtp://mail:587/path' }, 'SMTP_URL', 'has a path behind the host'],
  [{ SMTP_URL: 'smtp://fodfaeste@mail:587' }, 'SMTP_URL', 'has a user without a password'],
  [{ SMTP_URL: 'smtp://:secret@mail:587' }, 'SMTP_URL', 'has a password without a user'],
  [{ SMS_URL: 'https://a-token@gatewayapi.com/rest/mtsms' }, 'SMS_URL', 'has a name or a password in it'],
  [
    { SMS_URL: 'https://gatewayapi.com/rest/mtsms?token=a' },
    'SMS_URL',
    'has something behind a question mark',
  ],
  [
    { SMS_URL: 'https://gatewayapi.com/https://two.example.dk' },
    'SMS_URL',
    'has a second address glued to it',
  ],
  [{ HEARTBEAT_URL: 'https://a:b@hc-ping.com/0c4d' }, 'HEARTBEAT_URL', 'has a name or a password in it'],
  [{ HEARTBEAT_URL: 'file:///etc/passwd' }, 'HEARTBEAT_URL', FORM],
  [{ ACCESSIBILITY_URL: 'http://was.example.dk' }, 'ACCESSIBILITY_URL', 'does not begin with https://'],
  [{ API_HOST: 'http://0.0.0.0' }, 'API_HOST', 'is no name and no address of a host'],
  [{ TEMPORAL_TLS_SERVER_NAME: 'a name' }, 'TEMPORAL_TLS_SERVER_NAME', 'is no name and no address of a host'],
  [{ SMS_TOKEN: 'a token' }, 'SMS_TOKEN', 'has spaces or letters that no key has'],
  [{ TEMPORAL_API_KEY: 'kéy' }, 'TEMPORAL_API_KEY', 'has spaces or letters that no key has'],
  ...['MAIL_FROM', 'SECRETARIAT_MAIL', 'OPERATOR_MAIL', 'MAIL_RETURN_PATH'].flatMap((variable) =>
    [
      'Fodfæste <a@example.dk>',
      'a@example.dk,b@example.dk',
      'a@example.dk\nBcc: b@example.dk',
      'a@localhost@b.dk',
    ].map((value) => [{ [variable]: value }, variable, 'is not valid'] as const),
  ),
  // In the clear.
  [{ PUBLIC_URL: 'http://fodfaeste.example.dk' }, 'PUBLIC_URL', CLEAR],
  [{ PUBLIC_URL: 'http://localhost.example.dk' }, 'PUBLIC_URL', CLEAR],
  [{ PUBLIC_URL: 'http://api:3000' }, 'PUBLIC_URL', CLEAR],
  [{ PUBLIC_URL: 'http://10.0.0.7' }, 'PUBLIC_URL', CLEAR],
  ...['', '?sslmode=disable', '?sslmode=prefer', '?sslmode=require', '?sslmode=verify-ca'].map(
    (query) =>
      [
        { DATABASE_URL: `postgres://a:b@db.example.dk/fodfaeste${query}` },
        'DATABASE_URL',
        UNCHECKED,
      ] as const,
  ),
  [{ DATABASE_URL: 'postgres://a:b@8.8.8.8/fodfaeste' }, 'DATABASE_URL', UNCHECKED],
  [{ DATABASE_URL: 'postgres://a:b@[2001:db8::1]/fodfaeste' }, 'DATABASE_URL', UNCHECKED],
  [{ DATABASE_URL: 'postgres://a:b@172.32.0.1/fodfaeste' }, 'DATABASE_URL', UNCHECKED],
  [
    { MIGRATION_DATABASE_URL: 'postgres://owner:b@db.example.dk/fodfaeste' },
    'MIGRATION_DATABASE_URL',
    UNCHECKED,
  ],
  [{ TEMPORAL_API_KEY: undefined }, 'TEMPORAL_ADDRESS', CLEAR],
  [{ TEMPORAL_API_KEY: undefined, TEMPORAL_TLS: 'false' }, 'TEMPORAL_ADDRESS', CLEAR],
  [{ TEMPORAL_TLS: 'false' }, 'TEMPORAL_TLS', 'is false, but TEMPORAL_API_KEY is set'],
  [
    { TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: undefined, TEMPORAL_TLS_CA: '/ca.pem' },
    'TEMPORAL_TLS',
    'is false, but TEMPORAL_TLS_CA is set',
  ],
  [
    { TEMPORAL_TLS: 'false', TEMPORAL_ADDRESS: 'temporal:7233' },
    'TEMPORAL_TLS',
    'is false, but TEMPORAL_API_KEY is set',
  ],
  [{ SMTP_TLS: 'none' }, 'SMTP_TLS', 'lets mail go in the clear to a server elsewhere'],
  [{ SMTP_TLS: 'opportunistic' }, 'SMTP_TLS', 'lets mail go in the clear to a server elsewhere'],
  [{ SMS_URL: 'http://gatewayapi.com/rest/mtsms' }, 'SMS_URL', CLEAR],
  [{ HEARTBEAT_URL: 'http://hc-ping.com/0c4d' }, 'HEARTBEAT_URL', CLEAR],
  [
    { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'turns off the check of every certificate',
  ],
  // A key that somebody made by hand.
  [key(Buffer.alloc(32)), 'MASTER_KEY', 'is one byte over and over'],
  [key(Buffer.alloc(32, 7)), 'MASTER_KEY', 'is one byte over and over'],
  [key(Buffer.alloc(32, randomBytes(16))), 'MASTER_KEY', 'is a piece repeated'],
  [key(Buffer.alloc(32, Buffer.from([1, 2, 3]))), 'MASTER_KEY', 'is a piece repeated'],
  [key(Buffer.from(Array.from({ length: 32 }, (_, n) => n))), 'MASTER_KEY', 'counts up or down'],
  [key(Buffer.from(Array.from({ length: 32 }, (_, n) => 250 - n * 7))), 'MASTER_KEY', 'counts up or down'],
  [key(Buffer.from('correct horse battery staple 123')), 'MASTER_KEY', 'is a text, not random bytes'],
  [key(Buffer.from('0123456789abcdef0f1e2d3c4b5a6978')), 'MASTER_KEY', 'is a text, not random bytes'],
  [key(Buffer.from('rødgrød med fløde og blåbær på.')), 'MASTER_KEY', 'is not 32 bytes in base64'],
  [key(Buffer.from('rødgrød med fløde og bær til')), 'MASTER_KEY', 'is a text, not random bytes'],
  [key(utf16('correct horse 12')), 'MASTER_KEY', 'repeats too few bytes'],
  [key(Buffer.concat([randomBytes(8), Buffer.alloc(24, 1)])), 'MASTER_KEY', 'repeats too few bytes'],
  [{ MASTER_KEY: randomBytes(32).toString('hex') }, 'MASTER_KEY', 'is not 32 bytes in base64'],
  [{ MASTER_KEY: ` ${KEY}` }, 'MASTER_KEY', 'is not 32 bytes in base64'],
  [{ MASTER_KEY: `${KEY}${KEY}` }, 'MASTER_KEY', 'is not 32 bytes in base64'],
  // What it is taken for, and as whom it runs.
  [{ NODE_ENV: undefined }, 'NODE_ENV', 'is not set, but PUBLIC_URL is'],
  [{ NODE_ENV: '' }, 'NODE_ENV', 'is not set, but PUBLIC_URL is'],
  [{ NODE_ENV: 'Production' }, 'NODE_ENV', 'is not valid'],
  [{ TRAINING: 'true' }, 'TRAINING', 'is true in production, where nobody may move the day'],
  [{ TRAINING: 'yes' }, 'TRAINING', 'is not valid'],
  [
    { MIGRATION_DATABASE_URL: 'postgres://service:other@db.example.dk/fodfaeste?sslmode=verify-full' },
    'MIGRATION_DATABASE_URL',
    'has the same user as DATABASE_URL',
  ],
];

describe('production', () => {
  it('starts with every part elsewhere, and with every part beside it', () => {
    expect(readConfig(FAR)).toMatchObject({ production: true, temporal: { tls: {} }, smtpTls: 'require' });
    const BESIDE = {
      ...PRODUCTION,
      PUBLIC_URL: 'https://fodfaeste.example.dk/',
      DATABASE_URL: 'postgres://fodfaeste_service:secret@postgres:5432/fodfaeste',
      MIGRATION_DATABASE_URL: 'postgres://fodfaeste:secret@postgres:5432/fodfaeste',
      TEMPORAL_ADDRESS: 'temporal:7233',
      SMTP_URL: 'smtp://mail:1025',
      SMTP_TLS: 'none',
      SMS_URL: 'http://10.1.2.3/rest/mtsms',
      SMS_TOKEN: 'a-token',
      HEARTBEAT_URL: 'http://watcher.internal/up?from=fodfaeste',
    };
    expect(readConfig(BESIDE)).toMatchObject({
      publicUrl: 'https://fodfaeste.example.dk',
      migrationDatabaseUrl: BESIDE.MIGRATION_DATABASE_URL,
    });
  });

  it('takes any key that came from a source of random bytes', () => {
    for (let times = 0; times < 2_000; times += 1) {
      expect(outcomeOf({ ...FAR, ...key(randomBytes(32)) })).not.toBeInstanceOf(ConfigError);
    }
  });

  it.each(UNSAFE.map(([settings, variable, sentence]) => ({ settings, variable, sentence })))(
    'is refused: $variable $sentence ($settings)',
    ({ settings, variable, sentence }) => {
      const { faults, message } = errorOf({ ...FAR, ...settings });
      expect(faults).toEqual([expect.objectContaining({ variable, problem: sentence })]);
      expect(message).toContain(`  ${variable}: ${sentence}. ${faults[0]?.remedy}`);
    },
  );

  it('is told all its faults at once, whatever else is wrong', () => {
    const settings = {
      ...FAR,
      NODE_ENV: 'production',
      TRAINING: 'true',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      API_HOST: 'http://0.0.0.0',
      API_PORT: '0',
      PROXIES: 'one',
      PUBLIC_URL: 'http://a:b@fodfaeste.example.dk/path?query#fragment',
      DATABASE_URL: 'postgres://one:secret@db.example.dk/fodfaeste',
      MIGRATION_DATABASE_URL: 'postgres://one:secret@db.example.dk/fodfaeste',
      TEMPORAL_ADDRESS: 'temporal.example.dk',
      TEMPORAL_TLS: 'false',
      SMTP_TLS: 'none',
      SMS_URL: 'http://gatewayapi.com/rest/mtsms',
      SMS_TOKEN: undefined,
      HEARTBEAT_URL: 'http://hc-ping.com/0c4d',
      ACCESSIBILITY_URL: 'http://was.example.dk',
      MAIL_FROM: 'nobody',
      SECRETARIAT_MAIL: undefined,
      OPERATOR_MAIL: 'drift@',
      MASTER_KEY: Buffer.alloc(32).toString('base64'),
      PROGRAMME_START: 'soon',
    };
    const faults = faultsOf(settings).map(({ variable, problem }) => `${variable} ${problem}`);
    expect(faults.toSorted()).toEqual(
      [
        'ACCESSIBILITY_URL does not begin with https://',
        'API_HOST is no name and no address of a host',
        'API_PORT is not valid',
        `DATABASE_URL ${UNCHECKED}`,
        `HEARTBEAT_URL ${CLEAR}`,
        'MAIL_FROM is not valid',
        'MASTER_KEY is one byte over and over',
        'MIGRATION_DATABASE_URL has the same user as DATABASE_URL',
        `MIGRATION_DATABASE_URL ${UNCHECKED}`,
        'NODE_TLS_REJECT_UNAUTHORIZED turns off the check of every certificate',
        'OPERATOR_MAIL is not valid',
        'PROGRAMME_START is not valid',
        'PROXIES is not valid',
        'PUBLIC_URL has a name or a password in it',
        'PUBLIC_URL has a path behind the host',
        'PUBLIC_URL has something behind a #',
        'PUBLIC_URL has something behind a question mark',
        `PUBLIC_URL ${CLEAR}`,
        'SECRETARIAT_MAIL is not set',
        'SMS_TOKEN is not set, but SMS_URL is',
        `SMS_URL ${CLEAR}`,
        'SMTP_TLS lets mail go in the clear to a server elsewhere',
        'TEMPORAL_ADDRESS is not a host and a port with a colon between them, and nothing else',
        'TEMPORAL_TLS is false, but TEMPORAL_API_KEY is set',
        'TRAINING is true in production, where nobody may move the day',
      ].toSorted(),
    );
  });
});

describe('what is not production', () => {
  const REAL = Object.entries({ ...FAR, MIGRATION_DATABASE_URL: EMBEDDED.DATABASE_URL }).filter(
    ([name]) => name !== 'NODE_ENV' && name !== 'PROGRAMME_START',
  );

  it.each(REAL)('says so, as soon as %s is set', (name, value) => {
    expect(faultsOf({ [name]: value })).toContainEqual({
      variable: 'NODE_ENV',
      problem: `is not set, but ${name} is`,
      remedy: 'Set production, or development to try things.',
    });
  });

  it('does not send anything in the clear either, and has no key made by hand', () => {
    expect(
      faultsOf({
        ...EMBEDDED,
        SMTP_URL: 'smtp://mail.example.dk',
        SMTP_TLS: 'none',
        ...key(Buffer.alloc(32)),
      }).map(({ variable }) => variable),
    ).toEqual(['SMTP_TLS', 'MASTER_KEY']);
  });

  it('leads nowhere from this machine while tests run', () => {
    const test = { ...EMBEDDED, NODE_ENV: 'test', ...key(Buffer.alloc(32, 7)) };
    expect(outcomeOf(test)).not.toBeInstanceOf(ConfigError);
    for (const [name, value] of Object.entries(FAR).filter(
      ([, of]) => /[a-z]\.(dk|com|cloud)\b/.test(of) && !/^[a-z]+@/.test(of),
    )) {
      expect(
        faultsOf({ ...test, ...(name === 'SMS_URL' && { SMS_TOKEN: 'a' }), [name]: value }),
      ).toContainEqual(
        expect.objectContaining({
          variable: name,
          problem: 'leads away from this machine, but NODE_ENV is test',
        }),
      );
    }
  });
});
