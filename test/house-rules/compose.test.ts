import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { CONFIG_VARIABLES, readConfig, REQUIRED_IN_PRODUCTION } from '../../config.ts';
import { addressIn } from '../../config/addresses.ts';
import { SORTED_ALIKE } from '../../embedded/postgres.ts';
import { TEMPORAL_SETTINGS } from '../../embedded/temporal-server.ts';
import { SEARCH_ATTRIBUTES } from '../../engine/search-attributes.ts';
import { composeFile, interpolationsIn } from '../support/compose/compose-file.ts';
import type { ComposeService } from '../support/compose/compose-file.ts';

const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(fileOf(path), 'utf8');

const TEXT = read('docker-compose.yml');
const DOCUMENT = parseDocument(TEXT, { merge: true });
const GIVEN = Object.entries(z.record(z.string(), z.unknown()).parse(DOCUMENT.toJS()));
const { services, networks, volumes } = composeFile.parse(
  Object.fromEntries(GIVEN.filter(([key]) => !key.startsWith('x-'))),
);
const SERVICES = Object.entries(services);
const INTERPOLATIONS = interpolationsIn(TEXT.replaceAll(/^\s*#.*$/gm, ''));
const PACKAGE = z
  .object({
    version: z.string(),
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));
const DOCKERFILE = read('Dockerfile');

const isOurs = ({ build }: ComposeService) => build !== undefined;
const serviceNamed = (name: string): ComposeService => {
  const found = services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
};
const imageVersion = (name: string) => serviceNamed(name).image.split(':').at(-1);
const names = (list: readonly { readonly name: string }[]) => [...new Set(list.map(({ name }) => name))];

/** Variables of the compose file alone; .env.example explains each. */
const COMPOSE_ONLY = [
  'POSTGRES_PASSWORD',
  'FODFAESTE_DB_PASSWORD',
  'FODFAESTE_SERVICE_DB_PASSWORD',
  'TEMPORAL_DB_PASSWORD',
  'OPERATOR_UI_PORT',
];

describe('docker-compose.yml', () => {
  it('is YAML without faults or doubtful places', () => {
    expect(DOCUMENT.errors).toEqual([]);
    expect(DOCUMENT.warnings).toEqual([]);
  });

  it('takes only variables that the configuration knows, or that are its own', () => {
    const known: readonly string[] = [...CONFIG_VARIABLES, ...COMPOSE_ONLY];
    expect(names(INTERPOLATIONS).filter((name) => !known.includes(name))).toEqual([]);
    expect(COMPOSE_ONLY.filter((name) => !names(INTERPOLATIONS).includes(name))).toEqual([]);
  });

  it('tells our own processes only what the configuration reads', () => {
    const told = SERVICES.filter(([, service]) => isOurs(service)).flatMap(([, { environment = {} }]) =>
      Object.keys(environment),
    );
    expect(told.length).toBeGreaterThan(0);
    const known: readonly string[] = CONFIG_VARIABLES;
    expect(told.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(['migrate', 'worker', 'api'])('gives %s a configuration that holds in production', (name) => {
    const given = serviceNamed(name).environment ?? {};
    const filledIn: Readonly<Record<string, string>> = {
      PUBLIC_URL: 'https://fodfaeste.example.dk',
      FODFAESTE_DB_PASSWORD: '0f'.repeat(32),
      FODFAESTE_SERVICE_DB_PASSWORD: '1e'.repeat(32),
      SMTP_URL: 'smtp://mail:1025',
      MAIL_FROM: 'fodfaeste@example.dk',
      MASTER_KEY: createHash('sha256').update('compose').digest('base64'),
      SECRETARIAT_MAIL: 'sekretariat@example.dk',
      OPERATOR_MAIL: 'drift@example.dk',
      PROGRAMME_START: '2026-12-01',
    };
    const env = Object.fromEntries(
      Object.entries(given).map(([variable, value]) => [
        variable,
        String(value).replaceAll(
          /\$\{([A-Z_]+)(?::[?-]([^}]*))?\}/g,
          (_, wanted: string, otherwise = '') => filledIn[wanted] ?? otherwise,
        ),
      ]),
    );
    expect(readConfig(env)).toMatchObject({
      production: true,
      trainingClock: false,
      apiHost: '0.0.0.0',
      temporal: { address: 'temporal:7233', namespace: 'default' },
      smtpUrl: 'smtp://mail:1025',
      smtpTls: 'require',
    });
    expect(REQUIRED_IN_PRODUCTION.filter((variable) => !(variable in given))).toEqual([]);
  });

  it('starts with nothing secret and nothing required left to a default', () => {
    const required: readonly string[] = REQUIRED_IN_PRODUCTION;
    const delicate = INTERPOLATIONS.filter(
      ({ name }) => required.includes(name) || /PASSWORD|KEY|SECRET/.test(name),
    );
    expect(names(delicate)).toEqual(expect.arrayContaining(['MASTER_KEY', 'POSTGRES_PASSWORD', 'SMTP_URL']));
    expect(delicate.filter(({ otherwise, text }) => otherwise !== ':?' || text === '')).toEqual([]);
  });

  it('is reached from this machine only, unless told otherwise', () => {
    const ports = SERVICES.flatMap(([, { ports = [] }]) => ports);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1|\$\{API_HOST:-127\.0\.0\.1\}):/);
  });

  it('keeps the databases and Temporal on a network without a way out', () => {
    expect(networks['engine']).toEqual({ internal: true });
    for (const name of ['postgres', 'temporal-schema', 'temporal', 'temporal-namespace']) {
      expect(serviceNamed(name).networks).toEqual(['engine']);
    }
  });

  const WAITS = SERVICES.flatMap(([name, { depends_on: awaited = {} }]) =>
    Object.entries(awaited).map(([target, { condition }]) => ({ name, target, condition })),
  );

  it.each(WAITS)('lets $name wait for $target, which is there wherever $name is', ({ name, target }) => {
    const { profiles = [] } = serviceNamed(target);
    expect(serviceNamed(name).profiles ?? []).toEqual(expect.arrayContaining(profiles));
  });

  it.each(WAITS.filter(({ condition }) => condition === 'service_healthy'))(
    'lets $name wait for the health of $target, which says how it is',
    ({ target }) => {
      expect(serviceNamed(target).healthcheck).toHaveProperty('test');
    },
  );

  it.each(WAITS.filter(({ condition }) => condition === 'service_completed_successfully'))(
    'lets $name wait for the end of $target, which comes to one',
    ({ target }) => {
      expect(serviceNamed(target).restart).toMatch(/^(no|on-failure:\d+)$/);
    },
  );

  const MOUNTS = SERVICES.flatMap(([, { volumes: mounts = [] }]) => mounts.map((mount) => mount.split(':')));

  it.each(MOUNTS.filter(([source]) => source?.startsWith('./')))(
    'mounts the file %s, which is there, for reading only',
    (source, _, mode) => {
      expect(existsSync(fileOf(source ?? ''))).toBe(true);
      expect(mode).toBe('ro');
    },
  );

  it('declares every volume and network that a service names', () => {
    const named = MOUNTS.flatMap(([source = '']) => (source.startsWith('./') ? [] : [source]));
    expect(Object.keys(volumes)).toEqual([...new Set(named)]);
    const joined = new Set(SERVICES.flatMap(([, service]) => service.networks));
    expect(Object.keys(networks).toSorted()).toEqual([...joined].toSorted());
  });

  it.each([
    ['migrate', 'migrate'],
    ['worker', 'worker'],
    ['api', 'api'],
  ])('runs in the service %s what npm run %s runs', (service, script) => {
    const command = serviceNamed(service).command?.join(' ');
    expect(command).toBe(PACKAGE.scripts[script]?.replace(/^tsx /, 'node --import tsx '));
    expect(existsSync(fileOf(command?.split(' ').at(-1) ?? ''))).toBe(true);
  });

  it('names in its comments only commands of package.json', () => {
    const named = [...TEXT.matchAll(/npm run ([a-z:-]+)/g)].map(([, script]) => script);
    expect(named.length).toBeGreaterThan(0);
    for (const script of named) expect(Object.keys(PACKAGE.scripts)).toContain(script);
  });

  it('catches mails with an image of its own, and only if it is asked to: ours has no mail catcher', () => {
    expect(PACKAGE.dependencies).not.toHaveProperty('maildev');
    expect(isOurs(serviceNamed('mail'))).toBe(false);
    expect(serviceNamed('mail').profiles).toEqual(['mail']);
  });

  it('tells nobody but the migrations how to reach the role that owns the tables', () => {
    const told = SERVICES.filter(
      ([, { environment }]) => environment?.['MIGRATION_DATABASE_URL'] !== undefined,
    );
    expect(told.map(([name]) => name)).toEqual(['migrate']);
    const [running, owner] = ['DATABASE_URL', 'MIGRATION_DATABASE_URL'].map(
      (name) =>
        addressIn(String(serviceNamed('migrate').environment?.[name]).replaceAll(/\$\{[^}]*\}/g, 'x'))?.user,
    );
    const roles = read('deploy/postgres/roles.sql');
    expect(roles).toContain(`create database fodfaeste owner ${owner};`);
    expect(roles).toContain(`create role ${running} login`);
    expect(running).not.toBe(owner);
  });

  it('lets nothing of Temporal ask elsewhere for newer versions', () => {
    expect(serviceNamed('temporal').environment?.['TEMPORAL_VERSION_CHECK_DISABLED']).toBe('1');
    expect(TEMPORAL_SETTINGS['frontend.enableServerVersionCheck']).toBe('false');
    for (const name of ['temporal-ui', 'temporal-ui-writable']) {
      expect(serviceNamed(name).environment?.['TEMPORAL_NOTIFY_ON_NEW_VERSION']).toBe('false');
    }
  });

  it('registers the search attributes of the one list', () => {
    const given = String(serviceNamed('temporal-namespace').environment?.['SEARCH_ATTRIBUTES']);
    expect(given.trim().split(/\s+/)).toEqual(SEARCH_ATTRIBUTES.map(({ name, type }) => `${name}=${type}`));
  });

  it('has letters and order of a new database as the embedded one has them', () => {
    expect(String(serviceNamed('postgres').environment?.['POSTGRES_INITDB_ARGS']).split(' ')).toEqual([
      ...SORTED_ALIKE,
    ]);
  });

  it('gives Temporal the settings that the embedded server has', () => {
    const settings = z
      .record(z.string(), z.tuple([z.strictObject({ value: z.union([z.number(), z.boolean()]) })]))
      .parse(parseDocument(read('deploy/temporal/dynamic-config.yaml')).toJS());
    const flat = Object.entries(settings).map(([name, [{ value }]]) => [name, String(value)]);
    expect(Object.fromEntries(flat)).toEqual(TEMPORAL_SETTINGS);
    const mounted = serviceNamed('temporal').volumes?.join(' ');
    expect(mounted).toContain(serviceNamed('temporal').environment?.['DYNAMIC_CONFIG_FILE_PATH']);
  });

  it('uses one release of Temporal for the server and its tools, and our own version for our image', () => {
    expect(imageVersion('temporal-schema')).toBe(imageVersion('temporal'));
    expect(imageVersion('temporal-namespace')).toBe(imageVersion('temporal'));
    expect(imageVersion('temporal-cli')).toBe(imageVersion('temporal'));
    expect(imageVersion('temporal-ui-writable')).toBe(imageVersion('temporal-ui'));
    const ours = SERVICES.filter(([, service]) => isOurs(service));
    expect(ours.length).toBeGreaterThan(0);
    for (const [, service] of ours) {
      expect(service.image).toBe(`fodfaeste:${PACKAGE.version}`);
    }
  });

  it.each(SERVICES)('pins the image of %s to a version', (_, { image }) => {
    expect(image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  it('shows Temporal’s page for reading only, unless an operator asks for the other one', () => {
    const writable = SERVICES.filter(
      ([, { image, environment }]) =>
        image.startsWith('temporalio/ui:') && environment?.['TEMPORAL_DISABLE_WRITE_ACTIONS'] !== 'true',
    );
    expect(writable.map(([name, { profiles }]) => [name, profiles])).toEqual([
      ['temporal-ui-writable', ['operators']],
    ]);
    for (const name of ['temporal-ui', 'temporal-ui-writable']) {
      expect(serviceNamed(name).environment?.['TEMPORAL_DISABLE_NEWS_FETCH']).toBe('true');
    }
  });

  it('leaves the database more connections than everybody may take at once', () => {
    const allowed = Number(
      /max_connections=(\d+)/.exec(serviceNamed('postgres').command?.join(' ') ?? '')?.[1],
    );
    const held = (path: string) => Number(/^const CONNECTIONS = (\d+);$/m.exec(read(path))?.[1]);
    const temporalHolds = 120;
    const workers = 3;
    expect(allowed).toBeGreaterThan(temporalHolds + workers * held('worker/main.ts') + held('api/main.ts'));
  });
});

describe('the scripts in deploy/', () => {
  it.each([
    ['temporal-namespace', 'deploy/temporal/register.sh'],
    ['postgres', 'deploy/postgres/roles.sql'],
  ])('are given by %s every variable that %s asks for', (service, script) => {
    const text = read(script);
    const own = [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const asked = [...text.matchAll(/\$([A-Z_]{2,})|^\\getenv \w+ ([A-Z_]+)/gm)].map(([, a, b]) => a ?? b);
    expect(asked.length).toBeGreaterThan(0);
    const given = [...own, ...Object.keys(serviceNamed(service).environment ?? {})];
    for (const name of asked) expect(given).toContain(name);
  });
});

describe('the Dockerfile', () => {
  it('runs the API, as the compose file does', () => {
    const command = /^CMD (\[.+\])$/m.exec(DOCKERFILE)?.[1] ?? '[]';
    expect(JSON.parse(command)).toEqual(serviceNamed('api').command);
  });

  it('asks a route that exists for the API’s health', () => {
    const route = /\}(\/[a-z]+)`/.exec(DOCKERFILE)?.[1];
    expect(read('api/running/running-routes.ts')).toContain(`'${route}'`);
  });

  it('builds on one pinned image with glibc, which Temporal’s SDK needs, and does not run as root', () => {
    const bases = [...DOCKERFILE.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:24\.\d+\.\d+-[a-z]+-slim$/);
    expect(DOCKERFILE.lastIndexOf('\nUSER node')).toBeGreaterThan(DOCKERFILE.lastIndexOf('\nRUN'));
  });

  it('copies neither secrets nor what npm start made, but everything the processes are made of', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const secret of ['.env', '.env.*', '.fodfaeste', 'node_modules', '.git']) {
      expect(ignored).toContain(secret);
    }
    for (const needed of ['activities', 'api', 'db', 'domain', 'programmes', 'web', 'worker', 'workflows']) {
      expect(ignored).not.toContain(needed);
    }
  });
});
