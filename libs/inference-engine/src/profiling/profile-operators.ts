import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFamily, type TensorMap } from '@framegate/model-family';
import type { InferenceSessionFactory } from 'onnxruntime-node';
import { batchOf } from '../engine/batch-of.js';
import { chooseFamily } from '../engine/choose-family.js';
import { type EngineOptions, resolveOptions } from '../engine/engine-options.js';
import { readModel } from '../engine/read-model.js';
import { runtimeOptions } from '../session/runtime-options.js';
import { sampleInputs } from '../session/sample-inputs.js';
import type { SessionSettings } from '../session/session-settings.js';
import { toFeeds } from '../session/tensors.js';
import { createPipelines } from '../worker/pipelines.js';
import { type OperatorTime, operatorTimes } from './operator-times.js';

interface Runtime {
  readonly InferenceSession: InferenceSessionFactory;
}

export interface ProfileOptions extends EngineOptions {
  /** Runs that are counted, after a few that are not. At least 1. */
  readonly runs: number;
  /** URL of the onnxruntime-node that runs the network; this package's own when left out. */
  readonly runtime?: string;
}

const warmUps = 3;

/**
 * What each kind of operator takes, by onnxruntime's own profile of runs on made-up inputs in the calling thread, which is
 * held meanwhile. Profiling adds a few microseconds to each node, so the sum is not the time of an inference.
 * @throws {ModelLoadError}, {UnknownSignatureError} or {FamilyNotFoundError} as `InferenceEngine.open` does.
 */
export async function profileOperators({
  runs,
  runtime,
  ...options
}: ProfileOptions): Promise<OperatorTime[]> {
  const { models, session, maxBatch, imageSize, family } = resolveOptions(options);
  const signatures = (await Promise.all(models.map(readModel))).map(({ signature }) => signature);
  const chosen = await loadFamily(family ?? (await chooseFamily(models, signatures)));
  const { whole } = createPipelines(chosen, { signatures, imageSize, batch: batchOf(signatures, maxBatch) });
  const { InferenceSession } = (await import(runtime ?? 'onnxruntime-node')) as Runtime;
  const profiles: string[] = [];
  for (const path of models) {
    profiles.push(await profileNetwork(InferenceSession, { path, session, known: whole.inputs, runs }));
  }
  return operatorTimes(profiles, runs);
}

interface Network {
  readonly path: string;
  readonly session: SessionSettings;
  readonly known: TensorMap;
  readonly runs: number;
}

async function profileNetwork(
  InferenceSession: InferenceSessionFactory,
  { path, session: settings, known, runs }: Network,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'framegate-profile-'));
  try {
    const session = await InferenceSession.create(path, {
      ...runtimeOptions(settings),
      enableProfiling: true,
      profileFilePrefix: join(folder, 'profile'),
    });
    const feeds = toFeeds(sampleInputs(session.inputMetadata, known));
    for (let run = 0; run < warmUps + runs; run++) await session.run(feeds);
    session.endProfiling();
    await session.release();
    const [profile] = await readdir(folder);
    return await readFile(join(folder, profile!), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
