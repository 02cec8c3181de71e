import { loadFamily } from '@framegate/model-family';
import { applyTuning } from '../tuning/apply-tuning.js';
import type { InferenceAnswer, InferenceJob } from '../worker/jobs.js';
import type { WorkerReady, WorkerSetup } from '../worker/worker-setup.js';
import { type PoolOptions, WorkerPool } from '../workers/worker-pool.js';
import { batchOf } from './batch-of.js';
import { chooseFamily } from './choose-family.js';
import type { EngineEvent } from './engine-event.js';
import type { EngineInfo } from './engine-info.js';
import { type EngineOptions, resolveOptions } from './engine-options.js';
import { EventTeller } from './event-teller.js';
import { readModel } from './read-model.js';
import { jobCodec } from './job-codec.js';
import { type Request, sharedImagesIn } from './requests.js';
import type { Timed } from './settle-outcomes.js';
import { startWorker } from './start-worker.js';

type Results = Timed<unknown>[];

export type EnginePool = WorkerPool<Request, InferenceJob, InferenceAnswer, Results, WorkerReady>;

/** Reads the model's files and opens the model in workers. @throws like `InferenceEngine.open`. */
export async function openPool(given: EngineOptions): Promise<{ info: EngineInfo; pool: EnginePool }> {
  const { options, tuning } = await applyTuning(given);
  const { models, workers, isolation, session, maxBatch, maxDelayMs, ...rest } = resolveOptions(options);
  const teller = new EventTeller<EngineEvent>(options.onEvent);
  if (tuning?.applied === false)
    teller.tell({ type: 'tuning-ignored', file: tuning.file, reason: tuning.reason });
  const files = await Promise.all(models.map(readModel));
  const signatures = files.map(({ signature }) => signature);
  const family = rest.family ?? (await chooseFamily(models, signatures));
  await loadFamily(family);
  teller.tell({ type: 'loading', models, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) });
  // Native libraries that only worker threads hold would be unloaded with the last of them, and cannot be loaded again.
  if (isolation === 'thread') await import('sharp');
  const setup: WorkerSetup = {
    models,
    family,
    signatures,
    session,
    batch: batchOf(signatures, maxBatch),
    imageSize: rest.imageSize,
    maxPixels: rest.maxPixels,
  };
  const poolOptions: PoolOptions<Request, InferenceJob, InferenceAnswer, Results, WorkerReady> = {
    start: startWorker(isolation),
    setup,
    workers,
    hangTimeoutMs: rest.hangTimeoutMs,
    restarts: rest.restarts,
    maxQueue: rest.maxQueue,
    codec: jobCodec(isolation),
    batching: ({ batch }) => ({
      maxBatch: Math.min(batch, maxBatch ?? batch),
      maxDelayMs,
      size: sharedImagesIn,
    }),
    onQueue: (state) => teller.tellLatest({ type: 'queue', ...state }),
    onRestart: (reason, restarts) => teller.tell({ type: 'worker-restarted', reason, restarts }),
  };
  const { pool, ready } = await WorkerPool.open(poolOptions);
  const { task, imageSize, batch, providers, graphCache } = ready[0]!;
  const info: EngineInfo = {
    models,
    signatures,
    family,
    task,
    imageSize,
    batch,
    workers,
    isolation,
    threads: session.threads,
    loadMs: Math.max(...ready.map(({ loadMs }) => loadMs)),
    providers: Object.freeze(providers),
    ...(graphCache ? { graphCache } : {}),
    ...(tuning && { tuning }),
  };
  teller.tell({ type: 'loaded', models, info });
  return { info, pool };
}
