import { createHash } from 'node:crypto';
import type { WeightSource } from '@framegate/model-family';
import { type ModelGraph, structureDigest } from '@framegate/model-graph';

/** What an artifact is made from, as a SHA-256 (hex) known before any weight is read. */
export function recipeOf(graph: ModelGraph, weights: WeightSource): string {
  return createHash('sha256').update(structureDigest(graph)).update(weights.id).digest('hex');
}
