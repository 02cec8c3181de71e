import type { Environment } from '../report/schema/environment-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import type { Fingerprint } from './baseline-schema.js';

export type MeasuredModel = Pick<ModelResult, 'artifact' | 'engine' | 'image_size' | 'batch'>;

/** What a time depends on besides the code under test: figures compare only where all of it is the same. */
export function fingerprintOf(
  environment: Environment,
  model: MeasuredModel,
  images: Pick<Report['images'], 'sha256'>,
): Fingerprint {
  return {
    ...environmentFingerprint(environment),
    artifact_sha256: model.artifact?.sha256 ?? null,
    image_size: model.image_size === null ? null : `${model.image_size.height}x${model.image_size.width}`,
    batch: model.batch,
    workers: model.engine?.workers ?? null,
    threads: model.engine?.threads ?? null,
    images_sha256: images.sha256,
  };
}

/** The part of a fingerprint that is known before anything is measured. */
export function environmentFingerprint(environment: Environment): Fingerprint {
  const { cpu_model, cpu_flags_sha256, cpu_cores, cpu_quota, platform, arch } = environment;
  const { node, onnxruntime, execution_provider, sharp, libvips, timing_process } = environment;
  return {
    cpu_model,
    cpu_flags_sha256,
    cpu_cores,
    cpu_quota,
    platform,
    arch,
    node,
    onnxruntime,
    execution_provider,
    sharp,
    libvips,
    ...Object.fromEntries(Object.entries(timing_process).map(([name, value]) => [`env.${name}`, value])),
  };
}

/** Names of the fields that differ, with both values; digests are cut short. */
export function fingerprintDifferences(baseline: Fingerprint, current: Fingerprint): string[] {
  const names = [...new Set([...Object.keys(baseline), ...Object.keys(current)])].sort();
  return names
    .filter((name) => (baseline[name] ?? null) !== (current[name] ?? null))
    .map((name) => `${name} (${shown(baseline[name])} → ${shown(current[name])})`);
}

function shown(value: Fingerprint[string] | undefined): string {
  const text = String(value ?? 'none');
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 8) : text;
}
