import type { SizeClass } from '@framegate/model-family';
import type { Targets } from './targets.js';

const forEveryModel = {
  inferenceMs: 2000,
  realTimeComplianceRate: 0.9,
  memoryPerInferenceMb: 1024,
  memoryPerBatchMb: 4096,
  concurrentResponseMs: 5000,
  successRate: 0.8,
};

const bySizeClass: Record<SizeClass, Pick<Targets, 'loadMs' | 'throughputPerSecond'>> = {
  nano: { loadMs: 500, throughputPerSecond: 20 },
  small: { loadMs: 1000, throughputPerSecond: 10 },
  medium: { loadMs: 2000, throughputPerSecond: null },
  large: { loadMs: 3000, throughputPerSecond: null },
  'extra-large': { loadMs: 5000, throughputPerSecond: null },
};

export function defaultTargets(sizeClass: SizeClass): Targets {
  return { ...forEveryModel, ...bySizeClass[sizeClass] };
}
