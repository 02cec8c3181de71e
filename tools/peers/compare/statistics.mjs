export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const parts = {
  'end to end': ({ total }) => total,
  'session.run': ({ inference }) => inference,
  'all the rest': ({ total, inference }) => total - inference,
};

/**
 * Medians in ms of each part of a run, and their ratios, of each pair of processes.
 * @param rounds for each pair of processes the times of both sides
 */
export function compareParts(rounds) {
  return Object.entries(parts).map(([part, read]) => {
    const medians = rounds.map((sides) => sides.map((times) => median(times.map(read))));
    const ratios = medians.map(([ours, theirs]) => ours / theirs);
    const [ours, theirs] = [0, 1].map((side) => median(medians.map((pair) => pair[side])));
    return { part, ours, theirs, ratio: median(ratios), from: Math.min(...ratios), to: Math.max(...ratios) };
  });
}
