import { type DetectionPipeline, loadFamily, type SegmentationPipeline } from '@framegate/model-family';
import { now } from '../clock.js';
import { ModelLoadError } from '../errors/model-errors.js';
import { ProviderUnavailableError } from '../errors/provider-unavailable-error.js';
import { toProviderShares } from '../session/count-nodes.js';
import { ModelSession } from '../session/model-session.js';
import type { NativeGuard } from '../workers/native-guard.js';
import type { WorkerService } from '../workers/serve-jobs.js';
import { DetectionService } from './detection-service.js';
import type { PublishFeatures } from './encoded-features.js';
import { ImageStage } from './image-stage.js';
import type { InferenceAnswer, InferenceJob } from './jobs.js';
import { createPipelines, type Pipelines } from './pipelines.js';
import { SegmentationService } from './segmentation-service.js';
import type { WorkerReady, WorkerSetup } from './worker-setup.js';

/** What differs between a worker that is a thread and one that is a process. */
export interface WorkerSurroundings {
  readonly guard: NativeGuard;
  readonly publish: PublishFeatures;
}

/**
 * A session of each file, and what the model's task asks of them.
 * @throws {ModelLoadError}
 * @throws {ProviderUnavailableError}
 */
export async function openService(
  setup: WorkerSetup,
  { guard, publish }: WorkerSurroundings,
): Promise<{ service: WorkerService<InferenceJob, InferenceAnswer>; ready: WorkerReady }> {
  const { models, maxPixels, session: settings } = setup;
  const family = await loadFamily(setup.family);
  const pipelines = await explainLoad(models.join(' and '), () => createPipelines(family, setup));
  const before = now();
  const sessions: ModelSession[] = [];
  for (const model of models) {
    sessions.push(
      await explainLoad(model, () => ModelSession.load(model, settings, guard, pipelines.whole.inputs)),
    );
  }
  const loadMs = now() - before;
  const providers = toProviderShares(
    settings.executionProviders,
    sessions.map(({ nodes }) => nodes),
  );
  const graphCache = settings.graphCache ? sessions.map((session) => session.graphCache!) : undefined;
  const { task, imageSize, batch } = pipelines.whole;
  return { service: createService(), ready: { task, imageSize, batch, loadMs, providers, graphCache } };

  function createService() {
    if (isDetection(pipelines)) {
      const [session] = sessions;
      return new DetectionService(session!, new ImageStage(pipelines, session!, maxPixels));
    }
    const { whole } = pipelines as Pipelines<SegmentationPipeline>;
    const imageSession = sessions[whole.networks.image]!;
    return new SegmentationService(
      { image: imageSession, prompt: sessions[whole.networks.prompt]! },
      new ImageStage(pipelines as Pipelines<SegmentationPipeline>, imageSession, maxPixels),
      publish,
    );
  }
}

function isDetection(pipelines: Pipelines): pipelines is Pipelines<DetectionPipeline> {
  return pipelines.whole.task === 'detect';
}

async function explainLoad<T>(model: string, load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (cause instanceof ProviderUnavailableError) throw cause;
    throw new ModelLoadError(`Cannot load ${model}: ${(cause as Error).message}`, { cause });
  }
}
