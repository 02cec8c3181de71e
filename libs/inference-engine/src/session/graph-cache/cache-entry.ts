import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CacheKey } from './cache-key.js';
import { fileIdentity } from './file-identity.js';
import { readJson, writeJson } from './json-file.js';

export const graphName = 'graph.onnx';
const proofName = 'proof.json';

interface FileProof {
  readonly sha256: string;
  /** Of the file when its digest was made. */
  readonly identity: string;
}

/** Lies beside a cached graph, and is all there is of one that must not be used. */
interface Proof {
  readonly key: CacheKey;
  /** Why the graph must not be used. */
  readonly refusal?: string;
  readonly files: Readonly<Record<string, FileProof>>;
}

export type CacheEntry =
  | { readonly state: 'proven'; readonly graph: string }
  | { readonly state: 'refused'; readonly reason: string };

/** `undefined` for an entry that is missing, damaged, or another key's. */
export async function readEntry(folder: string, key: CacheKey): Promise<CacheEntry | undefined> {
  const proof = (await readJson(join(folder, proofName))) as Partial<Proof> | null | undefined;
  if (!proof || !isDeepStrictEqual(proof.key, key)) return undefined;
  if (proof.refusal !== undefined) return { state: 'refused', reason: proof.refusal };
  const graph = join(folder, graphName);
  return (await isWhole(folder, proof as Proof)) ? { state: 'proven', graph } : undefined;
}

/** Completes an entry whose other files are written. */
export async function writeProof(folder: string, key: CacheKey, refusal?: string): Promise<void> {
  const files: Record<string, FileProof> = {};
  for (const name of refusal === undefined ? await readdir(folder) : []) {
    const path = join(folder, name);
    files[name] = { sha256: await sha256Of(path), identity: await fileIdentity(path) };
  }
  const proof: Proof = { key, ...(refusal === undefined ? {} : { refusal }), files };
  await writeJson(join(folder, proofName), proof);
}

/** A file that has not been touched since its digest was made is not read for another. */
async function isWhole(folder: string, proof: Proof): Promise<boolean> {
  try {
    const touched: Record<string, FileProof> = {};
    for (const [name, { sha256, identity }] of Object.entries(proof.files)) {
      const path = join(folder, name);
      const now = await fileIdentity(path);
      if (now === identity) continue;
      if ((await sha256Of(path)) !== sha256) return false;
      touched[name] = { sha256, identity: now };
    }
    if (Object.keys(touched).length > 0) {
      // A copied cache need not be read whole by each opening; where that cannot be noted it is.
      const files = { ...proof.files, ...touched };
      await writeJson(join(folder, proofName), { ...proof, files }).catch(() => undefined);
    }
    return graphName in proof.files;
  } catch {
    return false;
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
