import { performance } from 'node:perf_hooks';
import { median } from '../quantile.mjs';

const rounds = 25;

/**
 * Takes the time of `arm` and of each of the `references`, one after the other in every round, and prints a line: the
 * median in ms, and the median of its ratios to each reference.
 */
export async function paired(name, arm, references) {
  const arms = [arm, ...Object.values(references)];
  const times = [];
  for (let round = -5; round < rounds; round++) {
    const row = new Array(arms.length);
    for (let turn = 0; turn < arms.length; turn++) {
      const index = (turn + Math.abs(round)) % arms.length;
      const before = performance.now();
      await arms[index]();
      row[index] = performance.now() - before;
    }
    if (round >= 0) times.push(row);
  }
  const ratios = Object.keys(references).map((reference, index) => {
    const ratio = median(times.map((row) => row[0] / row[index + 1]));
    return `${ratio.toFixed(2).padStart(7)} × ${reference}`;
  });
  const ms = median(times.map(([time]) => time)).toFixed(2);
  console.log(`  ${name.padEnd(38)} ${ms.padStart(7)} ms ${ratios.join(' ')}`);
}
