import { type Arguments, parseArguments, usage } from './cli/parse-arguments.js';
import { describeTallies } from './cli/describe-tally.js';
import { keepFinding } from './cli/keep-finding.js';
import { fuzzTarget } from './watch/fuzz-target.js';
import type { Tally } from './watch/tally.js';

const findingsFolder = '.framegate/fuzz';

try {
  process.exitCode = await main(parseArguments(process.argv.slice(2)));
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exitCode = 64;
}

async function main({ targets, count, seed, index }: Arguments): Promise<number> {
  const tallies: Tally[] = [];
  for (const target of targets) {
    const [first, end] = index === undefined ? [0, count ?? target.cases] : [index, index + 1];
    console.error(`${target.name}: ${end - first} cases with seed ${seed}`);
    const tally = await fuzzTarget(target, { seed, first, end });
    for (const finding of tally.findings) console.log(await keepFinding(finding, seed, findingsFolder));
    tallies.push(tally);
  }
  console.log(describeTallies(tallies));
  return tallies.some(({ findings }) => findings.length > 0) ? 1 : 0;
}
