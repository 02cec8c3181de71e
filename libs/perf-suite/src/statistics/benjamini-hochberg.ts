/**
 * p-values adjusted so that the expected share of false ones among the rejections stays under the level that they are
 * compared with (Benjamini & Hochberg 1995); weaker than Holm's, and for advice. In the order given.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const descending = pValues.map((_, index) => index).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  descending.forEach((index, place) => {
    const rank = pValues.length - place;
    smallest = Math.min(smallest, (pValues.length / rank) * pValues[index]!);
    adjusted[index] = smallest;
  });
  return adjusted;
}
