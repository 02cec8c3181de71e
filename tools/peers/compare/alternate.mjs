/**
 * Bursts in turns, A B B A, so that what the machine does meanwhile meets both sides alike. Each side's first bursts warm it
 * up and do not count.
 * @returns pairs of neighbouring bursts, each the times of its runs
 */
export async function alternate([one, other], picture, { burst, turns }) {
  const timesOf = async (side) => (await side.run(picture, burst)).times;
  for (const side of [one, one, other, other]) await timesOf(side);

  const pairs = [];
  for (let turn = 0; turn < turns; turn++) {
    pairs.push([await timesOf(one), await timesOf(other)]);
    pairs.push([await timesOf(other), await timesOf(one)].reverse());
  }
  return pairs;
}
