import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const dayMs = 24 * 60 * 60 * 1000;

/** Artifacts of Nx tasks as files of one folder, each named by its hash and written once. */
export class CacheStore {
  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<CacheStore> {
    await mkdir(folder, { recursive: true });
    return new CacheStore(folder);
  }

  /** The artifact, or nothing when there is none. Reading it counts as use: see {@link removeUnused}. */
  async read(hash: string): Promise<{ bytes: number; content: Readable } | undefined> {
    const path = join(this.folder, hash);
    try {
      const now = new Date();
      await utimes(path, now, now);
      const { size } = await stat(path);
      return { bytes: size, content: createReadStream(path) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Keeps the artifact only once it has wholly arrived. Answers false when the hash was taken already. */
  async write(hash: string, content: Readable): Promise<boolean> {
    const arriving = join(this.folder, `${hash}.${randomUUID()}.part`);
    try {
      await pipeline(content, createWriteStream(arriving));
      // A link fails where a rename would silently replace what another request has just put there.
      await link(arriving, join(this.folder, hash));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(arriving, { force: true });
    }
  }

  /** Removes what was neither written nor read for so many days, so that a kept folder does not grow for ever. */
  async removeUnused(days: number, now = Date.now()): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs <= days * dayMs) continue;
      await rm(path, { force: true });
      removed++;
    }
    return removed;
  }
}
