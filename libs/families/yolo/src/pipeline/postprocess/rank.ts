/** More places than an output that fits into memory has anchors; a score's 32 bits and a place are exact in float64. */
const places = 2 ** 22;

/**
 * Numbers that {@link placeOf} turns into places among the scored, in ascending order of scores, of equal ones those that
 * come first last. Numbers without a comparison of their own sort several times as fast as objects.
 * @param scored at most 2²²; scores are float32
 */
export function rank(scored: readonly { readonly score: number }[]): Float64Array {
  const scores = Float32Array.from(scored, ({ score }) => score);
  const bits = new Int32Array(scores.buffer);
  const ranks = new Float64Array(scored.length);
  for (let place = 0; place < ranks.length; place++) {
    const value = bits[place]!;
    // Bits of floats are ordered as integers, those of negative ones the other way round.
    const order = value < 0 ? -(value & 0x7fffffff) : value;
    ranks[place] = order * places + (places - 1 - place);
  }
  return ranks.sort();
}

export function placeOf(rank: number): number {
  return places - 1 - (rank - Math.floor(rank / places) * places);
}
