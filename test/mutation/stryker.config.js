/**
 * Mutation testing of the rules, `npm run mutate`: does a test notice if a rule is changed?
 * docs/mutation-testing.md says what takes part in it, and what came out.
 */
export default {
  mutate: [
    'domain/**/*.ts',
    // Texts.
    '!domain/words/**',
    '!domain/notices/**',
    '!domain/refusals/refusals.ts',
    '!domain/refusals/refusal-reasons.ts',
    '!domain/refusals/warnings.ts',
    '!domain/vocabulary/sources.ts',
    // What plays the rules: its tests take too long to run for every mutant. What counts as achieved is a rule.
    '!domain/rehearsal/**',
    'domain/rehearsal/outcomes.ts',
    '!domain/examples/**',
    // Frozen: a hash of everything it holds kills every mutant there is.
    '!domain/rulebook/v1.ts',
  ],
  testRunner: 'in-process',
  checkers: ['compile'],
  testRunnerNodeArgs: ['--import', 'tsx'],
  checkerNodeArgs: ['--import', 'tsx'],
  plugins: ['./test/mutation/plugins.ts'],
  ignorers: ['prose'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // An endless loop is noticed by counting; on a busy machine a clock would take a slow test for an endless
  // one.
  timeoutMS: 10_000,
  // Modules are run again, and what they leave behind adds up.
  maxTestRunnerReuse: 500,
  incremental: true,
  incrementalFile: '.stryker/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: '.stryker/mutation.json' },
  htmlReporter: { fileName: '.stryker/index.html' },
  tempDirName: '.stryker/copies',
  // The copy that is mutated needs no more than this.
  ignorePatterns: [
    '**',
    '!domain/**',
    '!test/domain/**',
    '!test/support/**',
    '!test/mutation/**',
    '!programmes/**',
    '!package.json',
    '!tsconfig.json',
  ],
  disableTypeChecks: false,
  tsconfigFile: 'none',
};
