const { availableParallelism } = require('node:os');

module.exports = {
  // Of all projects: jest takes it from here alone. Tests of whole processes and large networks need it on slow machines.
  testTimeout: 120_000,
  // Many tests wait for processes of their own, so that two take less time than one even on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Modules of past tests stay in a worker, and its collections of garbage take ever longer.
  workerIdleMemoryLimit: '1GB',
  projects: [
    '<rootDir>/apps/*/jest.config.cjs',
    '<rootDir>/libs/*/jest.config.cjs',
    '<rootDir>/libs/families/*/jest.config.cjs',
    '<rootDir>/tools/*/jest.config.cjs',
  ],
};
