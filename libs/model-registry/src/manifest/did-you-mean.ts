/** ` (did you mean "x"?)` for the candidate that a slip of the hand would turn into `name`; empty without one. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const allowed = Math.max(1, Math.floor(name.length / 3));
  const [nearest] = candidates
    // The difference of their lengths is the least that the distance can be, and costs nothing.
    .filter((candidate) => Math.abs(candidate.length - name.length) <= allowed)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  return nearest === undefined ? '' : ` (did you mean "${nearest.candidate}"?)`;
}

/** Levenshtein distance. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, character] of [...from].entries()) {
    let diagonal = index;
    let left = index + 1;
    const rest = row.slice(1).map((above, column) => {
      left = Math.min(left + 1, above + 1, diagonal + (character === to[column] ? 0 : 1));
      diagonal = above;
      return left;
    });
    row = [index + 1, ...rest];
  }
  return row.at(-1) ?? 0;
}
