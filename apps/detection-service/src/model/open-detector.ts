import { type EngineEvent, InferenceEngine } from '@framegate/inference-engine';
import type { FastifyBaseLogger } from 'fastify';
import type { ServiceOptions } from '../command-line/service-options.js';
import { UsageError } from '../command-line/usage-error.js';
import { modelFiles } from './model-files.js';

/** @throws {UsageError} for a model that does not find objects by itself, and what the engine fails of. */
export async function openDetector(
  { model, root, ...options }: ServiceOptions,
  log: FastifyBaseLogger,
): Promise<InferenceEngine> {
  const { workers, threads, isolation, maxQueue, maxPixels } = options;
  const engine = await InferenceEngine.open({
    model: await modelFiles(model, root),
    workers,
    isolation,
    maxQueue,
    ...(threads !== undefined && { threads }),
    ...(maxPixels !== undefined && { maxPixels }),
    onEvent: (event) => logEvent(event, log),
  });
  if (engine.info.task === 'detect') return engine;
  await engine.close();
  throw new UsageError(`--model: expected one that finds objects by itself; ${model} answers prompts.`);
}

/** What an operator wants to know; the queue is among the metrics. */
function logEvent(event: EngineEvent, log: FastifyBaseLogger): void {
  if (event.type === 'loaded') {
    const { family, workers, threads, loadMs } = event.info;
    log.info({ family, workers, threads, loadMs }, `Loaded ${event.models.join(' and ')}`);
  }
  if (event.type === 'worker-restarted') log.warn(event.reason, 'A worker died and was replaced');
}
