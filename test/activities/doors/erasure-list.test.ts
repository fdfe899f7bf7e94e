import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { erasureListIn } from '../../../activities/doors/erasure-list.ts';
import type { ListedErasure } from '../../../db/erasing/erasures.ts';

const anErasure = (number: number): ListedErasure => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  number,
  reason: 'asked-by-person',
  askedBy: 'sekretariatet',
  organisation: 'lo-hovedstaden',
  askedAt: '2026-06-01T10:00:00.000Z',
  backupsUntil: '2026-07-06',
  journeys: ['3f0e6d1a-0000-4000-8000-000000000001'],
  persons: ['3f0e6d1a-0000-4000-8000-000000000002'],
});

describe('the list of destroyed keys', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fodfaeste-list-'));
    file = join(folder, 'inner', 'list.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is empty before the first erasure, and makes its folder with it', async () => {
    expect(await erasureListIn(file).read()).toEqual([]);
    await erasureListIn(file).add(anErasure(1));
    expect(await erasureListIn(file).read()).toEqual([anErasure(1)]);
  });

  it('has each erasure once, in the order they came, however often one was added', async () => {
    const list = erasureListIn(file);
    for (const number of [1, 2, 1, 3, 2]) await list.add(anErasure(number));
    expect((await list.read()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('loses no other erasure by a line that a crash has cut short, wherever it was cut', async () => {
    const whole = JSON.stringify(anErasure(2));
    for (const cut of [1, 10, whole.length - 1]) {
      await rm(file, { force: true });
      const list = erasureListIn(file);
      await list.add(anErasure(1));
      await appendFile(file, whole.slice(0, cut));
      await list.add(anErasure(3));
      expect((await list.read()).map(({ number }) => number)).toEqual([1, 3]);
    }
  });

  it('cannot be read by other users of the machine', async () => {
    await erasureListIn(file).add(anErasure(1));
    const { stat } = await import('node:fs/promises');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('"number":1');
  });

  it('says so if it is there and cannot be read, or cannot be written', async () => {
    await expect(erasureListIn(folder).read()).rejects.toThrow('EISDIR');
    await expect(erasureListIn(folder).add(anErasure(1))).rejects.toThrow('EISDIR');
  });
});
