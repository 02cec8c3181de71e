import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileIdentity } from './file-identity.js';
import { readJson, writeJson } from './json-file.js';

export interface ModelDigest {
  /** Hex, of the whole file. */
  readonly sha256: string;
  /** Whether all weights lie in the file itself, so that the digest is of them too. */
  readonly isWhole: boolean;
}

/** How ONNX begins the entry that says in which other file a tensor lies: field 1, 8 bytes. */
const elsewhere = Buffer.from('\n\blocation');
/** A file written to as lately as this could be written to again without a change in its times. */
const settledMs = 2000;

/**
 * The digest of a model's file. A digest that was made before is taken from `folder` as long as the file's identity is
 * the same, for reading a big file takes longer than loading its cached graph.
 */
export async function digestModel(path: string, folder: string): Promise<ModelDigest> {
  const place = await realpath(path);
  const note = join(folder, 'digests', `${createHash('sha256').update(place).digest('hex')}.json`);
  const identity = await fileIdentity(place);
  const noted = (await readJson(note)) as Partial<ModelDigest & { identity: string }> | undefined;
  const { sha256, isWhole } = noted ?? {};
  if (noted?.identity === identity && typeof sha256 === 'string' && typeof isWhole === 'boolean') {
    return { sha256, isWhole };
  }
  const isSettled = Date.now() - Number((await stat(place)).ctimeMs) > settledMs;
  const digest = await readDigest(place);
  if (isSettled && (await fileIdentity(place)) === identity) {
    // Where it cannot be noted it is made again.
    await mkdir(join(folder, 'digests'), { recursive: true })
      .then(() => writeJson(note, { path: place, identity, ...digest }))
      .catch(() => undefined);
  }
  return digest;
}

async function readDigest(path: string): Promise<ModelDigest> {
  const hash = createHash('sha256');
  let isWhole = true;
  let end = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    const seam = Buffer.concat([end, chunk.subarray(0, elsewhere.length)]);
    if (seam.includes(elsewhere) || chunk.includes(elsewhere)) isWhole = false;
    end = Buffer.from(chunk.subarray(-elsewhere.length));
  }
  return { sha256: hash.digest('hex'), isWhole };
}
