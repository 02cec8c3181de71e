import { createRequire } from 'node:module';
import { arch, cpus } from 'node:os';
import { threadBudget } from '../cpu/thread-budget.js';
import { type EngineOptions, type ResolvedOptions, resolveOptions } from '../engine/engine-options.js';
import { hashModel } from './hash-model.js';
import type { TuningConditions } from './tuning-schema.js';

type Surroundings = Omit<TuningConditions, 'model_sha256'>;

/**
 * What a tuning of the model that these options open holds for.
 * @throws {InvalidOptionError}
 * @throws {ModelLoadError}
 */
export async function tuningConditions(options: EngineOptions): Promise<TuningConditions> {
  const resolved = resolveOptions(options);
  return { model_sha256: await digestsOf(resolved.models), ...surroundingsOf(resolved) };
}

/** All conditions but the model's digest, which takes reading it. */
export function surroundingsOf({
  session,
  imageSize,
}: Pick<ResolvedOptions, 'session' | 'imageSize'>): Surroundings {
  return {
    image_size: imageSize === undefined ? null : `${imageSize.height}x${imageSize.width}`,
    cpu_model: cpus()[0]?.model.trim() ?? 'unknown',
    processors: threadBudget(),
    platform: process.platform,
    arch: arch(),
    onnxruntime: runtimeVersion(),
    execution_providers: session.executionProviders.map(({ name }) => name).join(','),
  };
}

/** @throws {ModelLoadError} */
export async function digestsOf(models: readonly string[]): Promise<string[]> {
  return (await Promise.all(models.map(hashModel))).sort();
}

/** From the package: loading the runtime itself would cost the caller's thread time and memory for a string. */
function runtimeVersion(): string {
  const require = createRequire(import.meta.url);
  return (require('onnxruntime-node/package.json') as { version: string }).version;
}
