import type { Candidate } from './candidate.js';
import { stability } from './stability.js';

/** Networks that give so many give first the one mask meant for prompts that leave nothing open, then the candidates. */
const allMasks = 4;
/** As the published predictor has it, in float32. */
const stableFrom = Math.fround(0.98);

/**
 * Best first: all candidates, or the one mask that fits best. The mask meant for that is taken only where it is
 * stable, as in the published image predictor; exports without it have the best candidate stand in.
 */
export function chooseMasks(proposed: readonly Candidate[], wantsCandidates: boolean): readonly Candidate[] {
  const candidates = proposed.length === allMasks ? proposed.slice(1) : proposed;
  const ranked = candidates.toSorted((one, other) => other.score - one.score);
  if (wantsCandidates) return ranked;
  const [single] = proposed;
  const isStable = proposed.length === allMasks && stability(single!.logits) >= stableFrom;
  return isStable ? [single!] : ranked.slice(0, 1);
}
