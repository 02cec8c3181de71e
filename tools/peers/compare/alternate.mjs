/**
 * Bursts in turns, A B B A, so that what the machine does meanwhile meets both sides alike. Each side's first bursts warm it
 * up and do not count.
 * @returns the times of all runs of each side
 */
export async function alternate(sides, picture, { burst, turns }) {
  const [one, other] = sides.map((side) => {
    const times = [];
    const run = async () => times.push(...(await side.run(picture, burst)).times);
    return { times, run };
  });
  for (const { run, times } of [one, other]) {
    await run();
    await run();
    times.length = 0;
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const { run } of [one, other, other, one]) await run();
  }
  return [one.times, other.times];
}
