/**
 * Does the work of each index with `lanes` of them under way at once.
 * @throws {Error} when none has ended for `patienceMs`, naming those under way.
 */
export async function inLanes(
  count: number,
  { lanes, patienceMs }: { lanes: number; patienceMs: number },
  work: (index: number) => Promise<void>,
): Promise<void> {
  const underWay = new Set<number>();
  let next = 0;
  let timer: NodeJS.Timeout | undefined;
  let giveUp!: (error: Error) => void;
  const hang = new Promise<never>((_, reject) => (giveUp = reject));
  const beginToWait = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () =>
        giveUp(
          new Error(`No request has ended for ${patienceMs} ms; under way are ${[...underWay].join(', ')}.`),
        ),
      patienceMs,
    );
  };
  const lane = async () => {
    while (next < count) {
      const index = next++;
      underWay.add(index);
      await work(index);
      underWay.delete(index);
      beginToWait();
    }
  };
  beginToWait();
  try {
    await Promise.race([Promise.all(Array.from({ length: lanes }, lane)), hang]);
  } finally {
    clearTimeout(timer);
  }
}
