import { makeCase } from '../cases/make-case.js';
import type { Target } from '../targets/target.js';
import { emptyTally, type Tally } from './tally.js';
import { watchProcess } from './watch-process.js';

export interface FuzzRequest {
  /** Any text; the same gives the same cases. */
  readonly seed: string;
  readonly first: number;
  /** The case after the last. */
  readonly end: number;
  /** What runs the cases; only tests have another. */
  readonly script?: string;
}

/**
 * Runs the cases of a target, each watched from outside. A process that is lost with a case is replaced, and goes on with
 * the next.
 * @throws {Error} when a process is lost before its first case.
 */
export async function fuzzTarget(target: Target, request: FuzzRequest): Promise<Tally> {
  const { seed, end, script } = request;
  const tally = emptyTally(target.name);
  const note = async (index: number, problem: string) => {
    const { name, bytes } = makeCase(target, await target.seeds(), seed, index);
    tally.findings.push({ target: target.name, index, madeFrom: name, problem, input: bytes });
  };
  for (let next = request.first; next < end; ) {
    const found: [index: number, problem: string][] = [];
    const order = { target: target.name, seed, first: next, end };
    const lost = await watchProcess(
      order,
      target,
      ({ index, outcome, ms }, growth) => {
        next = index + 1;
        tally.cases++;
        tally.longestMs = Math.max(tally.longestMs, ms);
        tally.peakGrowth = Math.max(tally.peakGrowth, growth);
        if (outcome.kind === 'ok') tally.ok++;
        else if (outcome.kind === 'finding') found.push([index, outcome.problem]);
        else tally.refused.set(outcome.code, (tally.refused.get(outcome.code) ?? 0) + 1);
      },
      script,
    );
    for (const [index, problem] of found) await note(index, problem);
    if (!lost) continue;
    tally.peakGrowth = Math.max(tally.peakGrowth, lost.growth);
    if (lost.index === undefined) throw new Error(`Target ${target.name} cannot be run: ${lost.problem}`);
    next = lost.index + 1;
    tally.cases++;
    await note(lost.index, lost.problem);
  }
  return tally;
}
