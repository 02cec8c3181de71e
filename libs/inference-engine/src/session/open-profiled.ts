import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TensorMap } from '@framegate/model-family';
import { InferenceSession } from 'onnxruntime-node';
import type { NativeGuard } from '../workers/native-guard.js';
import { countNodes, type NodeCounts } from './count-nodes.js';
import { sampleInputs } from './sample-inputs.js';
import { toFeeds } from './tensors.js';

/**
 * A session that has run once on made-up inputs, and how many nodes each provider ran. It is the session that will
 * serve: once its profile is closed it is as fast as any other. Shapes are those of `known` where it has the input.
 */
export async function openProfiled(
  path: string,
  options: InferenceSession.SessionOptions,
  known: TensorMap,
  guard: NativeGuard,
): Promise<{ session: InferenceSession; nodes: NodeCounts }> {
  const folder = await mkdtemp(join(tmpdir(), 'framegate-profile-'));
  try {
    const profiling = { enableProfiling: true, profileFilePrefix: join(folder, 'profile') };
    const session = await guard.during(() => InferenceSession.create(path, { ...options, ...profiling }));
    const feeds = toFeeds(sampleInputs(session.inputMetadata, known));
    await guard.during(() => session.run(feeds));
    session.endProfiling();
    const [profile] = await readdir(folder);
    return { session, nodes: countNodes(await readFile(join(folder, profile!), 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
