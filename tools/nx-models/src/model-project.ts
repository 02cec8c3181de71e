import type { CreateNodesResult, TargetConfiguration } from '@nx/devkit';
import { posix } from 'node:path';
import type { ModelIdentity } from './manifest.ts';

/** Where `bench` leaves the report that `perf` judges, from the workspace root. */
const reportOf = (variant: string) => `reports/${variant}.json`;

export function modelProject(manifestFile: string, { variant, family }: ModelIdentity): CreateNodesResult {
  return {
    projects: {
      [posix.dirname(manifestFile)]: {
        name: variant,
        projectType: 'application',
        sourceRoot: posix.dirname(manifestFile),
        tags: ['scope:model', `family:${family}`],
        // The runner names a family only at run time, so these edges cannot be found by reading imports.
        implicitDependencies: ['bench-runner', `family-${family}`],
        targets: { bench: bench(variant), perf: perf(variant) },
      },
    },
  };
}

/** Measures. Cached, because a measurement is worth keeping until something that can change it has changed. */
function bench(variant: string): TargetConfiguration {
  return {
    command: `node apps/bench-runner/dist/main.js bench ${variant} --output ${reportOf(variant)}`,
    dependsOn: ['^build'],
    cache: true,
    parallelism: false,
    inputs: [
      { json: '{projectRoot}/model.json', excludeFields: ['description'] },
      '^production',
      'machine',
      // What the runner itself uses comes with `^production`; the rest of the lockfile cannot change a measurement.
      { externalDependencies: [] },
    ],
    outputs: [`{workspaceRoot}/${reportOf(variant)}`],
    metadata: { description: `Measures ${variant} on this machine and writes ${reportOf(variant)}.` },
  };
}

/** Judges. Apart from measuring, so that a new baseline or a changed gate is judged again without measuring again. */
function perf(variant: string): TargetConfiguration {
  return {
    command:
      'node --experimental-vm-modules --no-warnings=ExperimentalWarning node_modules/jest/bin/jest.js -c apps/perf-tests/jest.perf.config.cjs',
    options: { env: { FRAMEGATE_REPORT: reportOf(variant) } },
    dependsOn: ['bench', { projects: ['perf-tests'], target: 'build' }],
    cache: true,
    inputs: [
      // From the workspace root, so that a change in them counts every model as affected.
      '{workspaceRoot}/apps/perf-tests/src/**/*',
      '{workspaceRoot}/apps/perf-tests/jest.perf.config.cjs',
      `{workspaceRoot}/baselines/*/${variant}.json`,
      // A change in here alone names no project; whether it touches what was measured, the hash of `bench` decides.
      '{workspaceRoot}/package-lock.json',
      { dependentTasksOutputFiles: '**/*.json' },
      { env: 'PRINT_PERFORMANCE_REPORT' },
      { env: 'FRAMEGATE_REQUIRE_VERDICT' },
      { externalDependencies: ['jest'] },
    ],
    metadata: { description: `Judges ${reportOf(variant)}: one sentence a requirement.` },
  };
}
