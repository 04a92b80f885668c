import { readdirSync, readFileSync } from 'node:fs';

// The build leaves specs out; Jest must not.
const { $schema: _schema, exclude: _exclude, ...swc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

// Our own `#x` imports only: packages have such imports too.
const libs = readdirSync(new URL('libs', import.meta.url)).join('|');

/** Four projects: unit (pure), console (pure functions of the browser), medium (a real PostgreSQL per spec file), journeys (the whole system through its API). */
const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: {
    [`^#((?:${libs})(?:/.*)?)$`]: '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.keepline/'],
};

const database = {
  globalSetup: '<rootDir>/test/support/start-database.mjs',
  globalTeardown: '<rootDir>/test/support/stop-database.mjs',
};

export default {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.medium\\.spec\\.ts$', '<rootDir>/apps/console/'],
    },
    {
      ...shared,
      displayName: 'console',
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      transform: { '^.+\\.tsx?$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }] },
      testMatch: ['<rootDir>/apps/console/**/*.spec.ts'],
    },
    { ...shared, ...database, displayName: 'medium', testMatch: ['<rootDir>/{apps,libs,migrations}/**/*.medium.spec.ts'] },
    { ...shared, ...database, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'] },
  ],
};
