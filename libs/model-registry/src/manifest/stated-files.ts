import type { Manifest } from './manifest-schema.js';

/** A file that a manifest names as where weights come from. */
export interface StatedFile {
  /** The field that names it, such as `weights` or `weights.files[1]`; its own fields are `path` and `sha256`. */
  readonly field: string;
  /** As written. */
  readonly path: string;
  readonly sha256?: string;
}

/** None for synthetic weights. */
export function statedFiles(weights: Manifest['weights']): StatedFile[] {
  if (weights.source === 'synthetic') return [];
  if (!('files' in weights)) {
    const { path, sha256 } = weights;
    return [{ field: 'weights', path, ...(sha256 !== undefined && { sha256 }) }];
  }
  return weights.files.map((file, index) => ({ field: `weights.files[${index}]`, ...file }));
}
