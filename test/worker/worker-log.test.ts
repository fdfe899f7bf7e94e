import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { problemOf } from '../../engine/workflow-problems.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { askStack } from '../support/stack/the-stack.ts';
import { PLANTED } from '../support/temporal/a-wedging-waking.ts';

const PATIENCE_MS = 90_000;

/** What a process printed, line by line, on both of its outputs. */
interface Worker {
  readonly child: ChildProcess;
  readonly printed: () => readonly string[];
}

/** Our worker as it is run, and as it logs: in a process of its own. */
function runWorker(service: TestService, bundles: string, level: string): Worker {
  let text = '';
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
    env: { ...process.env, ...service.environment(), BUNDLE_CACHE: bundles, LOG_LEVEL: level },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return { child, printed: () => text.split('\n').filter((line) => line !== '') };
}

describe('the worker’s log while a Workflow Task fails', () => {
  let service: TestService;
  let bundles: string;
  const logged = new Map<string, readonly string[]>();
  beforeAll(async () => {
    bundles = await mkdtemp(join(tmpdir(), 'fodfaeste-bundles-'));
    service = await aService();
    const journeys = [await service.refer(), await service.refer(), await service.refer()];
    await service.stopWorker();
    const first = runWorker(service, bundles, 'info');
    await eventually(async () => (await readdir(bundles)).length === 1, PATIENCE_MS);
    first.child.kill('SIGTERM');
    await once(first.child, 'exit');
    const { file } = await askStack<{ file: string }>('/wedged-bundle');
    const [kept = ''] = await readdir(bundles);
    await copyFile(file, join(bundles, kept));
    for (const [at, level] of ['info', 'debug', 'silent'].entries()) {
      const id = journeys[at] ?? '';
      await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.nudge, {});
      const worker = runWorker(service, bundles, level);
      await eventually(
        async () => (await problemOf(service.engine, journeyWorkflowId(id))) !== undefined,
        PATIENCE_MS,
      );
      worker.child.kill('SIGTERM');
      await once(worker.child, 'exit');
      logged.set(level, worker.printed());
    }
  }, 4 * PATIENCE_MS);
  afterAll(async () => {
    await service.close();
    await rm(bundles, { recursive: true, force: true });
  });

  it.each(['info', 'debug'])('is lines of JSON and nothing else, at the level %s', (level) => {
    const lines = (logged.get(level) ?? []).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatchObject({ process: 'worker', msg: expect.any(String) });
    const ofTask = lines.filter(({ msg }) => /workflow task/i.test(String(msg)));
    expect(ofTask.length).toBeGreaterThan(0);
  });

  it('names the run whose task fails', () => {
    const lines = (logged.get('info') ?? []).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ runId }) => typeof runId === 'string').length).toBeGreaterThan(0);
  });

  it('repeats nothing of what the error says', () => {
    const said = [...logged.values()].flat().join('\n');
    expect(said).not.toContain(PLANTED);
    expect(said).not.toMatch(/planted|Eksempelsen|050595/);
  });

  it('says nothing at all if it is to be silent', () => {
    expect(logged.get('silent')).toEqual([]);
  });
});
