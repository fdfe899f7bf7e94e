import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../config.ts';
import { makeFolder, placesIn } from '../../embedded/folder.ts';
import type { Places } from '../../embedded/folder.ts';
import { makeOnce, startOfProgramme } from '../../embedded/make-once.ts';

let places: Places;

beforeEach(() => {
  places = placesIn(mkdtempSync(join(tmpdir(), 'fodfaeste-')));
  makeFolder(places);
});
afterEach(() => rmSync(places.folder, { recursive: true }));

const configFor = (env: NodeJS.ProcessEnv) => readConfig(makeOnce(places, env).serviceEnvironment);

const NODE_ENV = 'development';

describe('what worker and API are told', () => {
  it('is complete where nothing is configured', () => {
    const config = configFor({});
    expect(config.databaseUrl).toMatch(/^postgres:\/\/fodfaeste_service:.+@127\.0\.0\.1:54329\/fodfaeste$/);
    expect(config.temporal.address).toBe('127.0.0.1:7233');
    expect(config.smtpUrl).toBe('smtp://127.0.0.1:1025');
    expect(config.smtpTls).toBe('none');
    expect(config.trainingClock).toBe(true);
  });

  it('runs as a role that owns nothing, and is not told how to reach the one that does', () => {
    const { serviceEnvironment, migrationDatabaseUrl, postgres } = makeOnce(places, {});
    expect(migrationDatabaseUrl).toMatch(/^postgres:\/\/fodfaeste:/);
    expect(serviceEnvironment['MIGRATION_DATABASE_URL']).toBeUndefined();
    expect(JSON.stringify(serviceEnvironment)).not.toContain(postgres.password);
    const given = { NODE_ENV, DATABASE_URL: 'postgres://a:b@localhost/c' };
    expect(makeOnce(places, given).migrationDatabaseUrl).toBeUndefined();
    const both = { ...given, MIGRATION_DATABASE_URL: 'postgres://owner:b@localhost/c' };
    expect(makeOnce(places, both).migrationDatabaseUrl).toBe(both.MIGRATION_DATABASE_URL);
    expect(makeOnce(places, both).serviceEnvironment['MIGRATION_DATABASE_URL']).toBeUndefined();
  });

  it('is an exercise where nothing is configured; where anything real is, somebody must say what it is', () => {
    const SMTP_URL = 'smtp://localhost:587';
    expect(() => configFor({ SMTP_URL })).toThrow('NODE_ENV: is not set');
    expect(configFor({ SMTP_URL, NODE_ENV }).trainingClock).toBe(false);
    expect(configFor({ SMTP_URL, NODE_ENV, TRAINING: 'true' }).trainingClock).toBe(true);
    expect(configFor({ API_PORT: '3999' }).trainingClock).toBe(true);
  });

  it('is the same at the next start', () => {
    expect(configFor({})).toEqual(configFor({}));
  });

  it('follows the ports that were moved', () => {
    const config = configFor({ POSTGRES_PORT: '5555', TEMPORAL_PORT: '7777', SMTP_PORT: '2525' });
    expect(new URL(config.databaseUrl).port).toBe('5555');
    expect(config.temporal.address).toBe('127.0.0.1:7777');
    expect(config.smtpUrl).toBe('smtp://127.0.0.1:2525');
  });

  it('keeps what is given', () => {
    const given = {
      DATABASE_URL: 'postgres://a:b@db.example.dk:5432/c',
      TEMPORAL_ADDRESS: 'temporal.example.dk:7233',
      TEMPORAL_API_KEY: 'a-key',
      SMTP_URL: 'smtps://mail.example.dk:465',
      SMS_URL: 'https://texts.example.dk/rest/mtsms',
      SMS_TOKEN: 'a-token',
      PROGRAMME_START: '2026-01-01',
    };
    expect(makeOnce(places, given).serviceEnvironment).toMatchObject(given);
    expect(makeOnce(places, given).given).toEqual({
      database: true,
      temporal: true,
      smtp: true,
      texts: true,
    });
  });

  it('has no key to a Temporal that is the embedded one', () => {
    expect(configFor({ NODE_ENV, TEMPORAL_API_KEY: 'a-key', TEMPORAL_TLS: 'true' }).temporal).toEqual({
      address: '127.0.0.1:7233',
      namespace: 'default',
    });
  });

  it('asks its own mail catcher for no TLS, and a mail server that is given for nothing less', () => {
    expect(configFor({ SMTP_TLS: 'require' }).smtpTls).toBe('none');
    const SMTP_URL = 'smtp://mail.example.dk:587';
    expect(configFor({ NODE_ENV, SMTP_URL }).smtpTls).toBe('require');
    const beside = { NODE_ENV, SMTP_URL: 'smtp://mail:587', SMTP_TLS: 'opportunistic' };
    expect(configFor(beside).smtpTls).toBe('opportunistic');
  });

  it('holds nothing of the surroundings that is not named', () => {
    const { serviceEnvironment } = makeOnce(places, {
      PATH: '/bin',
      AWS_SECRET: 'x',
      NODE_OPTIONS: '--inspect',
    });
    expect(Object.keys(serviceEnvironment)).toContain('PATH');
    expect(Object.keys(serviceEnvironment)).not.toContain('AWS_SECRET');
    expect(Object.keys(serviceEnvironment)).not.toContain('NODE_OPTIONS');
  });

  it('names a port that is none by its own variable, and nothing that follows from it', () => {
    let faults: readonly string[] = [];
    try {
      configFor({ POSTGRES_PORT: 'abc', SMTP_PORT: '0' });
    } catch (error) {
      if (error instanceof ConfigError) faults = error.faults.map(({ variable }) => variable);
    }
    expect(faults).toEqual(['POSTGRES_PORT', 'SMTP_PORT']);
  });
});

describe('the programme’s first day', () => {
  it('lies so that today is well inside its three years', () => {
    expect(startOfProgramme('2026-11-24')).toBe('2025-11-01');
  });
});
