import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ModelGraph, writeModel } from '@framegate/model-graph';
import { type Feed, type RunOutputs, runOnnx } from '@framegate/model-graph/testing';

/** Runs a graph once, from a file that is gone afterwards. */
export async function runGraph(graph: ModelGraph, feeds: readonly Feed[]): Promise<RunOutputs> {
  const directory = await mkdtemp(join(tmpdir(), 'framegate-sam2-'));
  try {
    const path = join(directory, 'model.onnx');
    await writeModel(graph, path);
    return await runOnnx(path, feeds);
  } finally {
    await rm(directory, { recursive: true });
  }
}
