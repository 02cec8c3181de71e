import { createHash } from 'node:crypto';
import type { ModelGraph } from '../graph/model-graph.js';
import { serialize } from './serialize.js';

/** SHA-256 (hex) of all that a model's file would hold except its weights' values: their names and shapes count. */
export function structureDigest(graph: ModelGraph): string {
  const hash = createHash('sha256');
  for (const piece of serialize(graph)) {
    if ('bytes' in piece) hash.update(piece.bytes);
    else if (!piece.initializer.isWeight) hash.update(piece.initializer.bytes());
  }
  return hash.digest('hex');
}
