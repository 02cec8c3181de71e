module.exports = {
  // Of all projects: jest takes it from here alone. Tests of whole processes and large networks need it on slow machines.
  testTimeout: 120_000,
  projects: [
    '<rootDir>/apps/*/jest.config.cjs',
    '<rootDir>/libs/*/jest.config.cjs',
    '<rootDir>/libs/families/*/jest.config.cjs',
    '<rootDir>/tools/*/jest.config.cjs',
  ],
};
