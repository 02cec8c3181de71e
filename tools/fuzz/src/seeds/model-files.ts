import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ModelGraph, writeModel } from '@framegate/model-graph';
import type { Seed } from '../targets/target.js';
import { smallModels } from './models.js';

/** The small models as files, or those of these names. */
export async function modelFiles(names?: readonly string[]): Promise<Seed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'framegate-fuzz-seeds-'));
  const files: Seed[] = [];
  for (const [name, graph] of Object.entries(smallModels())) {
    if (names && !names.includes(name)) continue;
    files.push({ name, bytes: await modelBytes(graph, join(folder, name)) });
  }
  await rm(folder, { recursive: true });
  return files;
}

async function modelBytes(graph: ModelGraph, path: string): Promise<Uint8Array> {
  await writeModel(graph, path);
  return readFile(path);
}
