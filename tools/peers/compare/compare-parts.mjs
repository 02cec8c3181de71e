/** Parts of a run, in ms. */
const parts = {
  'end to end': ({ total }) => total,
  'session.run': ({ inference }) => inference,
  'all the rest': ({ total, inference }) => total - inference,
};

/**
 * Of each part the medians in ms of all runs, and its ratio in each pair of processes, in whose course a machine gets faster
 * and slower: the median over neighbouring bursts.
 * @param rounds for each pair of processes its pairs of bursts
 */
export function compareParts(rounds) {
  return Object.entries(parts).map(([part, read]) => {
    const medianOf = (times) => median(times.map(read));
    const ratios = rounds.map((pairs) =>
      median(pairs.map(([ours, theirs]) => medianOf(ours) / medianOf(theirs))),
    );
    const [ours, theirs] = [0, 1].map((side) => medianOf(rounds.flat().flatMap((pair) => pair[side])));
    return { part, ours, theirs, ratio: median(ratios), from: Math.min(...ratios), to: Math.max(...ratios) };
  });
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
