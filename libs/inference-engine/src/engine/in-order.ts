/**
 * Does the work of each item with at most `atOnce` under way, and gives the results in order. The first failure is
 * thrown, and what has not begun by then never does.
 */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let begun = 0;
  let hasFailed = false;
  const lane = async () => {
    while (begun < items.length && !hasFailed) {
      const index = begun++;
      try {
        results[index] = await work(items[index]!, index);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
}
