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

const KEY = Buffer.alloc(32, 7).toString('base64');

/** What the embedded stack hands to its processes. */
const EMBEDDED = {
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
    expect(config.masterKey).toEqual(Buffer.alloc(32, 7));
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
      expect(problem).toBe('is not valid');
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

  it('has the training clock everywhere but in production', () => {
    expect(readConfig(PRODUCTION).trainingClock).toBe(false);
    expect(readConfig(EMBEDDED).trainingClock).toBe(true);
    expect(readConfig({ ...EMBEDDED, NODE_ENV: 'test' }).trainingClock).toBe(true);
  });

  it('cannot be talked into a training clock in production', () => {
    expect(readConfig({ ...PRODUCTION, TRAINING_CLOCK: 'true' }).trainingClock).toBe(false);
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
    expect(faultsOf({ ...EMBEDDED, [variable]: value })).toEqual([
      expect.objectContaining({ variable, problem: 'is not valid' }),
    ]);
  });

  it('turns TLS on for a namespace with an API key, and for certificates, but not against one’s word', () => {
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
    expect(
      readConfig({ ...EMBEDDED, TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }).temporal.tls,
    ).toBeUndefined();
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
