/**
 * Kinds of test, by their names: `*.test.ts` need nothing but the code, `*.integration.test.ts` get a real PostgreSQL
 * and a real Redis from testing/global-setup.ts, `*.e2e.test.ts` get the whole portal and a browser, `*.faults.test.ts`
 * take a portal of separate processes apart (`npm run test:faults`), the quick ones among them in every run of all tests.
 */
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@gemmavision/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.nx/', '<rootDir>/data/'],
};

export default {
  // A limit against hanging for ever, not a measure of speed: machines are shared.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,scripts,testing,tools}/**/*.test.ts?(x)'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.(integration|e2e|faults)\\.test\\.'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/{apps,libs,testing}/**/*.integration.test.ts',
        '<rootDir>/testing/faults/**/*.quick.faults.test.ts',
      ],
      globalSetup: '<rootDir>/testing/global-setup.ts',
      globalTeardown: '<rootDir>/testing/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'faults',
      testMatch: ['<rootDir>/testing/faults/**/*.faults.test.ts'],
      globalSetup: '<rootDir>/testing/global-setup.ts',
      globalTeardown: '<rootDir>/testing/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/testing/**/*.e2e.test.ts'],
    },
  ],
};
