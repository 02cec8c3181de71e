const path = require('node:path');

/** One jest set-up for every project: native ESM, TypeScript straight from source. */
module.exports = (projectDirectory) => ({
  displayName: path.basename(projectDirectory),
  rootDir: projectDirectory,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.spec.json', diagnostics: false }],
  },
  testEnvironmentOptions: { customExportConditions: ['@framegate/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testTimeout: 120_000,
});
