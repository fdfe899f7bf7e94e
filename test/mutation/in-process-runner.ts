import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import type {
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import { transformSync } from '@swc/core';
import { expect } from 'expect';
import fc from 'fast-check';
import { describe, getState, it, resetState } from 'jest-circus';
import { domainTestFiles, isLeftOut } from './domain-tests.ts';

/**
 * Stryker calls a loop endless at a hundred times what all tests need; a twentieth of that is patient enough
 * here.
 */
const PATIENCE = 20;

/** A file's code, compiled once: it is run afresh for every mutant. */
type Run = (
  exports: object,
  require: (from: string) => unknown,
  module: object,
  file: string,
) => Promise<void> | undefined;

/** A test as its file registered it. */
interface Found {
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

/**
 * Runs the domain's tests in this one process. Jest makes a new world for every file and every mutant, which
 * costs seconds. Code without a clock and without I/O only needs its modules run again, which costs
 * milliseconds. The tests are jest's own, registered by jest-circus and judged by jest's `expect`.
 */
export class InProcessRunner implements TestRunner {
  readonly #compiled = new Map<string, Run>();
  #files: readonly string[] = [];

  /** Modules can be run again, so mutants of code that runs when a module is loaded are tested too. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Reads which test files there are. */
  async init() {
    // The first counterexample kills a mutant; nobody reads the smallest.
    fc.configureGlobal({ endOnFailure: true });
    this.#files = domainTestFiles();
  }

  /** Runs every test once, to learn which mutants it meets. */
  async dryRun(): Promise<DryRunResult> {
    const context: InstrumenterContext = {};
    const tests = await this.#run(context, this.#files, () => true, false);
    return {
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: context.mutantCoverage ?? { static: {}, perTest: {} },
    };
  }

  /** Runs the tests that meet a mutant, until one notices it. */
  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter, disableBail } = options;
    const context: InstrumenterContext =
      hitLimit === undefined
        ? { activeMutant: activeMutant.id }
        : { activeMutant: activeMutant.id, hitLimit: hitLimit / PATIENCE, hitCount: 0 };
    const wanted = testFilter && new Set(testFilter);
    const isWanted = ({ id, file }: Found) =>
      wanted === undefined || wanted.has(id) || wanted.has(wholeOf(file));
    const tests = await this.#run(context, filesOf(testFilter, this.#files), isWanted, !disableBail);
    const endless = determineHitLimitReached(context.hitCount, context.hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests }, disableBail);
  }

  /**
   * Runs tests file by file, each file and everything it imports afresh, so that no file finds what another
   * has remembered. If a mutant is met while a file is loaded, the whole file meets it: it counts as one more
   * test.
   */
  async #run(
    context: InstrumenterContext,
    files: readonly string[],
    isWanted: (test: Found) => boolean,
    untilFailure: boolean,
  ): Promise<TestResult[]> {
    const results: TestResult[] = [];
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: context });
    for (const file of files) {
      const began = performance.now();
      const whole = { id: wholeOf(file), file };
      context.currentTestId = whole.id;
      const found = await this.#load(file);
      const tests = Array.isArray(found) ? found.filter(isWanted) : [];
      const ran: TestResult[] = [];
      for (const test of tests) {
        const start = performance.now();
        context.currentTestId = test.id;
        const failure = await failureOf(test.run);
        ran.push(outcome(test, performance.now() - start, failure));
        if (untilFailure && failure !== undefined) return [...results, ...ran];
      }
      const failure = Array.isArray(found) ? undefined : found;
      results.push(outcome(whole, performance.now() - began, failure), ...ran);
      if (untilFailure && failure !== undefined) return results;
    }
    return results;
  }

  /** The tests that a file registers, or why it cannot be loaded. */
  async #load(file: string): Promise<Found[] | Error> {
    resetState();
    const modules = new Map<string, { exports: object }>();
    const mocked = new Map<string, () => object>();
    const jest = {
      resetModules: () => {
        modules.clear();
      },
      unstable_mockModule: (from: string, make: () => object) => {
        mocked.set(resolve(dirname(file), from), make);
      },
    };
    const load = (path: string): { readonly module: { exports: object }; readonly ran: unknown } => {
      const known = modules.get(path);
      if (known !== undefined) return { module: known, ran: undefined };
      const module = { exports: mocked.get(path)?.() ?? {} };
      modules.set(path, module);
      if (mocked.has(path)) return { module, ran: undefined };
      const packages = createRequire(path);
      const require = (from: string): unknown => {
        if (from === '@jest/globals') return { describe, expect, it, jest };
        return from.startsWith('.') ? load(resolve(dirname(path), from)).module.exports : packages(from);
      };
      return { module, ran: this.#compile(path)(module.exports, require, module, path) };
    };
    try {
      await load(file).ran;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    return testsOf(getState().rootDescribeBlock, file, '');
  }

  /** A file's code as a function; a test file's code may use `await` at its top level. */
  #compile(path: string): Run {
    const known = this.#compiled.get(path);
    if (known !== undefined) return known;
    const { code } = transformSync(readFileSync(path, 'utf8'), {
      filename: path,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    const body = path.endsWith('.test.ts') ? `return (async () => {${code}\n})()` : code;
    const compiled = compileFunction(body, ['exports', 'require', 'module', '__filename'], {
      filename: path,
    }) as Run;
    this.#compiled.set(path, compiled);
    return compiled;
  }
}

type Block = ReturnType<typeof getState>['rootDescribeBlock'];

function testsOf(block: Block, file: string, within: string): Found[] {
  return block.children.flatMap((child) => {
    const name = `${within} ${child.name}`;
    if (child.type === 'describeBlock') return testsOf(child, file, name);
    // Nothing in the domain calls back: a test is over when it returns, or when the promise it returns is
    // settled.
    const { fn } = child as { fn: () => unknown };
    const id = `${basename(file)}:${name}`;
    return isLeftOut(id) ? [] : [{ id, file, run: fn }];
  });
}

/** The name of a test file when it is met as a whole. */
function wholeOf(file: string): string {
  return `${basename(file)}: as a whole`;
}

/**
 * The files in which tests lie, whose names begin with their file's name; all files if no tests are named.
 */
function filesOf(tests: readonly string[] | undefined, files: readonly string[]): readonly string[] {
  if (tests === undefined) return files;
  const names = new Set(tests.map((id) => id.slice(0, id.indexOf(':'))));
  return files.filter((file) => names.has(basename(file)));
}

async function failureOf(run: () => unknown): Promise<Error | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function outcome(
  { id, file }: Pick<Found, 'id' | 'file'>,
  timeSpentMs: number,
  failure: Error | undefined,
): TestResult {
  const result = { id, name: id, fileName: file, timeSpentMs };
  if (failure === undefined) return { ...result, status: TestStatus.Success };
  return { ...result, status: TestStatus.Failed, failureMessage: failure.message };
}
