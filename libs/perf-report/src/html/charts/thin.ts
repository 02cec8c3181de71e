/** No chart shows more points than this apart, and a page must stay small however long a run was. */
export const mostPoints = 800;

/** Evenly chosen, first and last among them; all of them where there are few. */
export function thin<T>(items: readonly T[], most = mostPoints): readonly T[] {
  if (items.length <= most) return items;
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))]!,
  );
}

/** Says so where not all are drawn. */
export function thinNote(count: number, most = mostPoints): string {
  return count <= most ? '' : ` Drawn are ${most} of ${count}, evenly chosen.`;
}
