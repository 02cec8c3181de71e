/** Judges one report. Apart from `jest.config.cjs`, which tests the sentences themselves. */
module.exports = {
  displayName: 'perf',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/dist/*.perf.js'],
  transform: {},
  globalSetup: '<rootDir>/dist/report/find-report.js',
  reporters: [
    'default',
    '<rootDir>/dist/reporters/unsettled-reporter.js',
    '<rootDir>/dist/reporters/full-report-reporter.js',
  ],
  verbose: true,
  // A worker for each of these few files would cost more than it saves.
  maxWorkers: 1,
};
