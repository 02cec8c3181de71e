import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from '../../errors/usage-error.js';
import { findCommit } from './git.js';
import type { AskedSide, SideSource } from './side-source.js';

const kinds = 'a git ref, the folder of a workspace, an .onnx file or a model.json';

/**
 * What a side is, looked up before anything is made of it.
 * @throws {UsageError} where it is nothing that can be compared.
 */
export async function findSide(asked: AskedSide, root: string): Promise<SideSource> {
  if (typeof asked !== 'string') return onnxSide(asked);
  if (asked.endsWith('.onnx')) return onnxSide([asked]);
  if (asked.endsWith('.json')) return manifestSide(asked);
  const path = resolve(asked);
  if (isWorkspace(path)) return { kind: 'directory', label: asked, path };
  const commit = await findCommit(root, asked);
  if (commit !== null) return { kind: 'git', label: asked, commit };
  throw new UsageError(
    existsSync(path)
      ? `Expected ${kinds}, got ${asked}: the folder ${path} is no workspace, as it has no models/ and package.json.`
      : `Expected ${kinds}, got ${asked}: no commit of ${root} goes by that name, and there is no such folder.`,
  );
}

function isWorkspace(path: string): boolean {
  return existsSync(resolve(path, 'models')) && existsSync(resolve(path, 'package.json'));
}

function onnxSide(files: readonly string[]): SideSource {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new UsageError(`Expected an .onnx file, got ${missing}, which is not there.`);
  return { kind: 'onnx', label: files.join(', '), files: files.map((file) => resolve(file)) };
}

function manifestSide(file: string): SideSource {
  const path = resolve(file);
  if (!existsSync(path)) throw new UsageError(`Expected a model.json, got ${file}, which is not there.`);
  const folder = dirname(path);
  if (basename(path) !== 'model.json' || basename(dirname(folder)) !== 'models') {
    throw new UsageError(`Expected a manifest models/<variant>/model.json of a workspace, got ${file}.`);
  }
  return { kind: 'manifest', label: file, root: dirname(dirname(folder)), variant: basename(folder) };
}
