import type { SizeClass } from '@framegate/model-family';
import type { ManifestTargets } from '@framegate/model-registry';
import type { ModelTargets, PerformanceTargets } from '../report/schema/targets-schema.js';
import { mergeTargets } from './merge-targets.js';
import type { Targets } from './targets.js';

const sizeClasses: readonly SizeClass[] = ['nano', 'small', 'medium', 'large', 'extra-large'];

/** One model's targets as the report names them. */
export function modelTargets(targets: Targets): ModelTargets {
  return {
    ...commonTargets(targets),
    max_load_ms: targets.loadMs,
    min_throughput_per_second: targets.throughputPerSecond,
  };
}

/** What holds for a model whose manifest says nothing else. */
export function performanceTargets(caller: ManifestTargets): PerformanceTargets {
  const bySizeClass = sizeClasses.map(
    (sizeClass) => [sizeClass, mergeTargets(sizeClass, {}, caller)] as const,
  );
  const each = <T>(pick: (targets: Targets) => T) =>
    Object.fromEntries(bySizeClass.map(([sizeClass, targets]) => [sizeClass, pick(targets)])) as Record<
      SizeClass,
      T
    >;
  return {
    ...commonTargets(mergeTargets('nano', {}, caller)),
    max_load_ms: each(({ loadMs }) => loadMs),
    min_throughput_per_second: each(({ throughputPerSecond }) => throughputPerSecond),
  };
}

function commonTargets(targets: Targets) {
  return {
    real_time_target_ms: targets.inferenceMs,
    min_real_time_compliance_rate: targets.realTimeComplianceRate,
    max_memory_per_inference_mb: targets.memoryPerInferenceMb,
    max_memory_per_batch_mb: targets.memoryPerBatchMb,
    max_concurrent_response_ms: targets.concurrentResponseMs,
    min_success_rate: targets.successRate,
  };
}
