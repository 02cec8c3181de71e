import { InferenceEngine } from '@framegate/inference-engine';
import { UsageError } from '../command-line/usage-error.js';
import type { ServiceOptions } from '../command-line/service-options.js';
import { modelFiles } from './model-files.js';

/** @throws {UsageError} for a model that does not find objects by itself, and what the engine fails of. */
export async function openDetector({ model, root, ...options }: ServiceOptions): Promise<InferenceEngine> {
  const { workers, threads, maxPixels } = options;
  const engine = await InferenceEngine.open({
    model: await modelFiles(model, root),
    workers,
    ...(threads !== undefined && { threads }),
    ...(maxPixels !== undefined && { maxPixels }),
  });
  if (engine.info.task === 'detect') return engine;
  await engine.close();
  throw new UsageError(`--model: expected one that finds objects by itself; ${model} answers prompts.`);
}
