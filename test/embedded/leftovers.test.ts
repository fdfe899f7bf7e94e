import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Child } from '../../embedded/child.ts';
import type { ChildSpec } from '../../embedded/child.ts';
import { kept, makeFolder, placesIn, writeWhole } from '../../embedded/folder.ts';
import type { Places } from '../../embedded/folder.ts';
import { endLeftovers } from '../../embedded/leftovers.ts';
import { lockHolder, releaseLock, takeLock } from '../../embedded/lock.ts';
import { forgetStrangePid } from '../../embedded/postgres.ts';
import { markOf, stillRuns } from '../../embedded/process-mark.ts';
import { PartFailed, Stack, StackEnds } from '../../embedded/stack.ts';

let places: Places;
let strangers: ChildProcess[];

beforeEach(() => {
  places = placesIn(mkdtempSync(join(tmpdir(), 'fodfaeste-')));
  makeFolder(places);
  strangers = [];
});
afterEach(() => {
  for (const stranger of strangers) stranger.kill('SIGKILL');
  rmSync(places.folder, { recursive: true });
});

/** Another program, which has nothing to do with the stack. */
function aStranger(): number {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  strangers.push(stranger);
  return stranger.pid ?? 0;
}

const aPart = (script: string, name: ChildSpec['name'] = 'mail'): ChildSpec => ({
  name,
  command: '/bin/sh',
  args: ['-c', script],
  cwd: places.folder,
  env: { PATH: process.env['PATH'] },
  endsOn: 'SIGTERM',
  endsWithinMs: 300,
});

const memory = (name: string) => join(places.processes, `${name}.json`);

describe('what an earlier start left running', () => {
  it('is ended by the next, which says so', async () => {
    const left = new Child(aPart('sleep 60'), places);
    const said: string[] = [];
    await endLeftovers(places, (text) => said.push(text));
    expect(await left.ended).toBe('was ended by SIGTERM');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('mail catcher');
    expect(readdirSync(places.processes)).toEqual([]);
  });

  it('is ended by force where it does not listen', async () => {
    const left = new Child(aPart("trap '' TERM; echo deaf; while true; do sleep 0.1; done"), places);
    while (left.lastLines().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await endLeftovers(places, () => undefined, 100);
    expect(await left.ended).toBe('was ended by SIGKILL');
  });

  it('is not taken for another program that was given its number since', async () => {
    const pid = aStranger();
    writeWhole(memory('worker'), JSON.stringify({ pid, began: 'long ago', endsOn: 'SIGTERM' }));
    await endLeftovers(places, () => undefined);
    expect(stillRuns({ pid, began: markOf(pid)?.began ?? '' })).toBe(true);
    expect(existsSync(memory('worker'))).toBe(false);
  });

  it('does not offer itself to scripts any more', async () => {
    writeWhole(places.running, '{}');
    await endLeftovers(places, () => undefined);
    expect(existsSync(places.running)).toBe(false);
  });
});

describe('the lock on the folder', () => {
  it('is refused where another process holds it, and says which', () => {
    const pid = aStranger();
    writeWhole(places.lock, JSON.stringify(markOf(pid)));
    expect(takeLock(places.lock)?.pid).toBe(pid);
  });

  it('is taken over from a process that was killed', () => {
    writeWhole(places.lock, JSON.stringify({ pid: process.pid, began: 'long ago' }));
    expect(takeLock(places.lock)).toBeUndefined();
    expect(lockHolder(places.lock)?.pid).toBe(process.pid);
  });

  it('is taken over where it is unreadable', () => {
    writeFileSync(places.lock, '');
    expect(takeLock(places.lock)).toBeUndefined();
  });

  it('is free again when given back', () => {
    takeLock(places.lock);
    releaseLock(places.lock);
    expect(existsSync(places.lock)).toBe(false);
  });
});

describe('the file with PostgreSQL’s process number', () => {
  const write = (pid: number) => {
    mkdirSync(places.postgres, { recursive: true });
    writeFileSync(join(places.postgres, 'postmaster.pid'), `${pid}\n${places.postgres}\n`);
  };
  const isThere = () => existsSync(join(places.postgres, 'postmaster.pid'));

  it('is forgotten where the number can be seen to belong to another program now', () => {
    write(aStranger());
    forgetStrangePid(places.postgres);
    expect(isThere()).toBe(process.platform !== 'linux');
  });

  it('is left to PostgreSQL where nobody has the number', () => {
    write(2 ** 22 + 1);
    forgetStrangePid(places.postgres);
    expect(isThere()).toBe(true);
  });
});

describe('a part of the stack', () => {
  it('that ends by itself is named with its last words and its log', async () => {
    writeFileSync(join(places.logs, 'mail.log'), 'from an earlier start\n');
    const stack = new Stack(places);
    stack.start(aPart('echo the disk is full; exit 3'));
    const failure = await stack.failure.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartFailed);
    expect(String(failure)).toContain('The mail catcher ended with code 3.');
    expect(String(failure)).toContain('the disk is full');
    expect(String(failure)).toContain(join(places.logs, 'mail.log'));
    expect(String(failure)).not.toContain('earlier start');
  });

  it('that cannot be started is named too', async () => {
    const stack = new Stack(places);
    stack.start({ ...aPart(''), command: join(places.folder, 'nothing-here') });
    expect(String(await stack.failure.catch((error: unknown) => error))).toContain('could not be started');
  });

  it('is ended after those who ask it', async () => {
    const stack = new Stack(places);
    for (const name of ['postgres', 'worker', 'api'] as const) stack.start(aPart('sleep 60', name));
    const order: string[] = [];
    await stack.end(async (name, ended) => {
      order.push(name);
      await ended;
    });
    expect(order).toEqual(['api', 'worker', 'postgres']);
  });

  it('is not started any more once all are ending', async () => {
    const stack = new Stack(places);
    await stack.end((_name, ended) => ended);
    expect(() => stack.start(aPart('sleep 60'))).toThrow(StackEnds);
  });
});

describe('what is made once', () => {
  it('is the same at the next start, and for its owner alone', () => {
    let made = 0;
    const make = () => `secret ${(made += 1)}`;
    expect([kept(places.masterKey, make), kept(places.masterKey, make)]).toEqual(['secret 1', 'secret 1']);
    expect(statSync(places.masterKey).mode & 0o777).toBe(0o600);
  });
});
