import { PluginKind, declareClassPlugin, declareValuePlugin } from '@stryker-mutator/api/plugin';
import type { NodePath } from '@stryker-mutator/api/ignore';
import { CompileChecker } from './compile-checker.ts';
import { InProcessRunner } from './in-process-runner.ts';
import { addNumberMutator } from './number-mutator.ts';
import type { Place } from './number-mutator.ts';
import { proseIgnorer } from './prose-ignorer.ts';

await addNumberMutator();

/**
 * What Stryker loads from here: what runs the domain's tests, and what leaves out mutants that make no sense.
 */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner),
  declareClassPlugin(PluginKind.Checker, 'compile', CompileChecker),
  declareValuePlugin(PluginKind.Ignore, 'prose', {
    shouldIgnore: (path: NodePath) => proseIgnorer.shouldIgnore(path as Place),
  }),
];
