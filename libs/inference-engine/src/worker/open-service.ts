import { loadFamily } from '@framegate/model-family';
import { now } from '../clock.js';
import { ModelLoadError } from '../errors/model-errors.js';
import type { NativeGuard } from '../threads/native-guard.js';
import type { ThreadService } from '../threads/serve-thread.js';
import { DetectionService } from './detection-service.js';
import type { InferenceAnswer, InferenceJob } from './jobs.js';
import { ModelSession } from './model-session.js';
import { SegmentationService } from './segmentation-service.js';
import type { WorkerReady, WorkerSetup } from './worker-setup.js';

/**
 * A session of each file, and what the model's task asks of them.
 * @throws {ModelLoadError}
 */
export async function openService(
  setup: WorkerSetup,
  guard: NativeGuard,
): Promise<{ service: ThreadService<InferenceJob, InferenceAnswer>; ready: WorkerReady }> {
  const { models, signatures, maxPixels } = setup;
  const family = await loadFamily(setup.family);
  const pipeline = await explainLoad(models.join(' and '), () =>
    family.createPipeline(signatures, setup.imageSize ? { imageSize: setup.imageSize } : {}),
  );
  const before = now();
  const sessions = [];
  for (const model of models) {
    sessions.push(await explainLoad(model, () => ModelSession.load(model, setup, guard)));
  }
  const loadMs = now() - before;
  const { task, imageSize, batch } = pipeline;
  const service =
    pipeline.task === 'detect'
      ? new DetectionService(pipeline, sessions[0]!, maxPixels)
      : new SegmentationService(pipeline, sessions, maxPixels);
  return { service, ready: { task, imageSize, batch, loadMs } };
}

async function explainLoad<T>(model: string, load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new ModelLoadError(`Cannot load ${model}: ${(cause as Error).message}`, { cause });
  }
}
