import { UsageError } from '../errors/usage-error.js';
import { checkTargetOverrides } from './check-target-overrides.js';
import { mergeTargets } from './merge-targets.js';

describe('the targets of a model', () => {
  it.each([
    ['nano', 500, 20],
    ['small', 1000, 10],
    ['medium', 2000, null],
    ['large', 3000, null],
    ['extra-large', 5000, null],
  ] as const)('follow its size class: %s', (sizeClass, loadMs, throughputPerSecond) => {
    expect(mergeTargets(sizeClass)).toEqual({
      inferenceMs: 2000,
      realTimeComplianceRate: 0.9,
      loadMs,
      memoryPerInferenceMb: 1024,
      memoryPerBatchMb: 4096,
      concurrentResponseMs: 5000,
      throughputPerSecond,
      successRate: 0.8,
    });
  });

  it('are those of the caller over those of the manifest over the defaults', () => {
    const targets = mergeTargets('nano', { inferenceMs: 50, loadMs: 400 }, { inferenceMs: 30 });
    expect(targets).toMatchObject({ inferenceMs: 30, loadMs: 400, throughputPerSecond: 20 });
  });
});

describe('targets given by the caller', () => {
  it('are taken when they are numbers in range', () => {
    const overrides = { inferenceMs: 0.5, successRate: 1, realTimeComplianceRate: 0 };
    expect(checkTargetOverrides(overrides)).toBe(overrides);
  });

  it.each([
    [
      { latencyMs: 3 },
      'Expected a target to be one of inferenceMs, realTimeComplianceRate, memoryPerInferenceMb, memoryPerBatchMb, ' +
        'concurrentResponseMs, successRate, loadMs, throughputPerSecond, got "latencyMs".',
    ],
    [{ inferenceMs: 0 }, 'Expected the target inferenceMs to be a number above 0, got 0.'],
    [{ loadMs: NaN }, 'Expected the target loadMs to be a number above 0, got NaN.'],
    [{ loadMs: '5' }, 'Expected the target loadMs to be a number above 0, got 5.'],
    [{ successRate: 80 }, 'Expected the target successRate to be a share from 0 to 1, got 80.'],
  ])('are an error that names the target: %j', (overrides, message) => {
    expect(() => checkTargetOverrides(overrides)).toThrow(new UsageError(message));
  });
});
