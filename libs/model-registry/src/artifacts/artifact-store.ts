import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { hashFile } from '../hash-file.js';
import { hasCode } from '../system-error.js';
import { ArtifactError } from './artifact-error.js';
import { removeAbandoned } from './temporary-file.js';
import { writeAtomically } from './write-atomically.js';

export interface StoredArtifact {
  /** Absolute. */
  readonly path: string;
  /** Hex, of the file's content. */
  readonly sha256: string;
  readonly bytes: number;
}

/** `damaged` is an artifact that was made once and is no longer what it was; `reason` is for people. */
export type FoundArtifact =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | { readonly state: 'sound'; readonly artifact: StoredArtifact };

type Content = Pick<StoredArtifact, 'sha256' | 'bytes'>;

const recipeContent = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int() });

/**
 * Models on disk by the SHA-256 of their content (`artifacts/<sha256>.onnx`), found by the recipe they were made from
 * (`recipes/<recipe>.json`). Several processes may use one folder at once without a lock: a file appears whole,
 * and two that make the same artifact write the same bytes under the same name.
 */
export class ArtifactStore {
  readonly #artifacts: string;
  readonly #recipes: string;

  /** Made when first written to. */
  constructor(readonly folder: string) {
    this.#artifacts = join(folder, 'artifacts');
    this.#recipes = join(folder, 'recipes');
  }

  /** The artifact made from `recipe`, its content hashed anew: neither size nor time of a file proves its bytes. */
  async find(recipe: string): Promise<FoundArtifact> {
    const text = await readIfThere(this.#recipePath(recipe));
    if (text === undefined) return { state: 'absent' };
    const content = parseContent(text);
    if (!content) return { state: 'damaged', reason: `${this.#recipePath(recipe)} is not readable` };
    const artifact = { ...content, path: this.#artifactPath(content.sha256) };
    const reason = await damage(artifact);
    return reason === undefined ? { state: 'sound', artifact } : { state: 'damaged', reason };
  }

  /**
   * Keeps what `write` writes to the path given to it as the artifact of `recipe`.
   * @throws {ArtifactError} when the file system refuses.
   * @throws whatever `write` throws that is not the file system's.
   */
  async keep(recipe: string, write: (path: string) => Promise<Content>): Promise<StoredArtifact> {
    try {
      for (const folder of [this.#artifacts, this.#recipes]) {
        await mkdir(folder, { recursive: true });
        await removeAbandoned(folder);
      }
      const content = await writeAtomically(this.#artifacts, write, (made) => this.#nameUnlessThere(made));
      const text = `${JSON.stringify({ sha256: content.sha256, bytes: content.bytes })}\n`;
      await writeAtomically(
        this.#recipes,
        (path) => writeFile(path, text),
        async () => `${recipe}.json`,
      );
      return { ...content, path: this.#artifactPath(content.sha256) };
    } catch (error) {
      throw ArtifactError.from(this.folder, error);
    }
  }

  /** Another process may have kept the same bytes meanwhile, and use them: Windows refuses to replace a file in use. */
  async #nameUnlessThere(made: Content): Promise<string | undefined> {
    const path = this.#artifactPath(made.sha256);
    return (await damage({ ...made, path })) === undefined ? undefined : basename(path);
  }

  #artifactPath(sha256: string): string {
    return join(this.#artifacts, `${sha256}.onnx`);
  }

  #recipePath(recipe: string): string {
    return join(this.#recipes, `${recipe}.json`);
  }
}

async function damage({ path, sha256, bytes }: StoredArtifact): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return `${path} is gone`;
  if (found.size !== bytes) return `${path} has ${found.size} bytes instead of ${bytes}`;
  const actual = await hashFile(path);
  return actual === sha256 ? undefined : `the content of ${path} has SHA-256 ${actual}`;
}

function parseContent(text: string): Content | undefined {
  try {
    return recipeContent.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
