import type { Candidate } from './candidate.js';
import { chooseMasks } from './choose-masks.js';

/** A network's answer whose first mask has so many logits clearly inside and so many at the edge. */
function proposed(scores: readonly number[], inside = 1000, edge = 0): Candidate[] {
  const first = new Float32Array(2000).fill(-3);
  first.fill(2, 0, inside).fill(0.01, inside, inside + edge);
  return scores.map((score, index) => ({
    logits: index === 0 ? first : Float32Array.of(index),
    height: 1,
    width: index === 0 ? 2000 : 1,
    score,
  }));
}

function scoresOf(masks: readonly Candidate[]): number[] {
  return masks.map(({ score }) => score);
}

describe('chooseMasks', () => {
  it('gives the three candidates of four masks, best first', () => {
    expect(scoresOf(chooseMasks(proposed([0.9, 0.2, 0.8, 0.5]), true))).toEqual([0.8, 0.5, 0.2]);
  });

  it('keeps the order of the network among equal scores', () => {
    const masks = chooseMasks(proposed([0.9, 0.5, 0.8, 0.8]), true);
    expect(masks.map(({ logits }) => logits[0])).toEqual([2, 3, 1]);
  });

  it('gives the first mask alone where it is stable, whatever the scores', () => {
    expect(scoresOf(chooseMasks(proposed([0.1, 0.7, 0.8, 0.9]), false))).toEqual([0.1]);
  });

  it('takes 98 of 100 for stable and a little less for unstable', () => {
    const scores = [0.1, 0.7, 0.9, 0.8];
    expect(scoresOf(chooseMasks(proposed(scores, 980, 20), false))).toEqual([0.1]);
    expect(scoresOf(chooseMasks(proposed(scores, 980, 21), false))).toEqual([0.9]);
  });

  it('takes an empty mask for stable', () => {
    expect(scoresOf(chooseMasks(proposed([0.1, 0.7, 0.8, 0.9], 0), false))).toEqual([0.1]);
  });

  it('lets the best candidate stand in where an export gives no mask for that', () => {
    expect(scoresOf(chooseMasks(proposed([0.1, 0.9, 0.8]), false))).toEqual([0.9]);
    expect(scoresOf(chooseMasks(proposed([0.1, 0.9, 0.8]), true))).toEqual([0.9, 0.8, 0.1]);
    expect(scoresOf(chooseMasks(proposed([0.4]), true))).toEqual([0.4]);
  });
});
