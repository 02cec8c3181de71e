import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { runtimeOptions } from '../runtime-options.js';
import type { SessionContext } from '../open-session.js';
import { graphName, readEntry, writeProof } from './cache-entry.js';
import type { CacheKey } from './cache-key.js';
import { findDifference } from './compare-graphs.js';

const weightsName = 'weights.bin';
/**
 * The runtime puts tensors of more than 1 MiB at the beginning of a page, and all others right behind the last. Kernels
 * read packed weights with instructions that end the process where those do not begin at a multiple of 64 bytes, so
 * whatever is smaller stays in the graph's own file.
 */
const externalFromBytes = 2 ** 20 + 1;
const unfinished = 'unfinished-';
/** Longer than making any entry takes. */
const abandonedMs = 24 * 60 * 60 * 1000;

/**
 * Has the runtime save its graph, proves it, and puts it at `folder` in one step. Any number of threads and processes
 * may do so at once: the first to finish is right for all.
 */
export async function makeEntry(
  model: string,
  key: CacheKey,
  folder: string,
  context: SessionContext,
): Promise<void> {
  const cache = dirname(folder);
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const building = await mkdtemp(join(cache, unfinished));
  try {
    await saveGraph(model, building, context);
    const difference = await findDifference(model, join(building, graphName), context);
    if (difference !== undefined) await removeContents(building);
    await writeProof(building, key, difference);
    await publish(building, folder, key);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/**
 * Weights go into a file of their own, in the layout that the kernels compute with: there the runtime maps them
 * instead of reading and repacking them, and sessions of all threads and processes share the pages.
 */
async function saveGraph(model: string, folder: string, { settings, guard }: SessionContext): Promise<void> {
  const options = runtimeOptions(settings);
  const session = await guard.during(() =>
    InferenceSession.create(model, {
      ...options,
      optimizedModelFilePath: join(folder, graphName),
      extra: {
        session: {
          ...options.extra.session,
          optimized_model_external_initializers_file_name: weightsName,
          optimized_model_external_initializers_min_size_in_bytes: String(externalFromBytes),
          save_external_prepacked_constant_initializers: '1',
        },
      },
    }),
  );
  await guard.during(() => session.release());
}

async function publish(building: string, folder: string, key: CacheKey): Promise<void> {
  try {
    await rename(building, folder);
  } catch (error) {
    // Another has been faster, or a damaged entry is in the way.
    if (await readEntry(folder, key)) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM' && code !== 'ENOTDIR') throw error;
    const damaged = join(dirname(folder), `${unfinished}${randomUUID()}`);
    await rename(folder, damaged);
    await rename(building, folder);
    await rm(damaged, { recursive: true, force: true });
  }
}

async function removeContents(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name));
}

/** What a process that died left behind. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(unfinished)) continue;
    const path = join(cache, name);
    const touched = await stat(path).catch(() => undefined);
    const isAbandoned = touched !== undefined && Date.now() - touched.mtimeMs > abandonedMs;
    if (isAbandoned) await rm(path, { recursive: true, force: true });
  }
}
