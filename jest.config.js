/** Tests are ES modules in TypeScript, compiled file by file; types are checked by tsc, not here. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.fodfaeste/', '<rootDir>/.stryker/'],
  setupFiles: ['<rootDir>/test/support/pages/watch-rendering.ts'],
  globalSetup: '<rootDir>/test/support/stack/global-setup.js',
  globalTeardown: '<rootDir>/test/support/stack/global-teardown.js',
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/support/stack/slowest-files.js'],
  // Two files at a time, whatever the machine: alone a file mostly waits, and more of them wait for the run's one server.
  maxWorkers: 2,
};
