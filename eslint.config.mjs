import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import * as jsonc from 'jsonc-eslint-parser';
import ts from 'typescript-eslint';

/** Who may import whom: down towards the ground, never back up, and nobody a family by its name. */
const mayDependOn = {
  'model-graph': [],
  'memory-monitor': [],
  'model-family': ['model-graph'],
  'network-blocks': ['model-family', 'model-graph'],
  'vision-processing': ['model-family', 'model-graph'],
  family: ['model-family', 'model-graph', 'network-blocks', 'vision-processing'],
  'model-registry': ['model-family', 'model-graph'],
  'inference-engine': ['model-family', 'model-graph'],
  'perf-suite': ['inference-engine', 'memory-monitor', 'model-family', 'model-graph', 'model-registry'],
  'perf-report': ['perf-suite'],
  app: [
    'inference-engine',
    'memory-monitor',
    'model-family',
    'model-graph',
    'model-registry',
    'perf-report',
    'perf-suite',
  ],
  tool: [],
  fuzz: [
    'inference-engine',
    'memory-monitor',
    'model-family',
    'model-graph',
    'model-registry',
    'vision-processing',
  ],
  soak: ['inference-engine', 'model-family', 'model-graph', 'perf-suite'],
};

const scope = (name) => `scope:${name}`;

export default defineConfig([
  globalIgnores(['**/dist', '**/test-output', '.nx', '.framegate', 'reports', 'coverage']),
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { URL: 'readonly', console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // What implements an asynchronous interface is asynchronous, awaiting or not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.spec.ts'],
    // Jest's asymmetric matchers are of type any.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: Object.entries(mayDependOn).map(([name, below]) => ({
            sourceTag: scope(name),
            onlyDependOnLibsWithTags: below.map(scope),
          })),
        },
      ],
      'no-restricted-imports': [
        'error',
        { name: 'lodash', message: "Node cannot load names from it as ESM: import 'lodash/<function>.js'." },
      ],
    },
  },
  {
    files: ['{apps,libs,tools}/**/package.json'],
    languageOptions: { parser: jsonc },
    plugins: { '@nx': nx },
    rules: {
      '@nx/dependency-checks': [
        'error',
        {
          ignoredFiles: ['**/*.spec.ts', '**/src/testing/**/*', '**/jest.config.cjs'],
          checkVersionMismatches: false,
        },
      ],
    },
  },
  prettier,
]);
