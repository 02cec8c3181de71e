import { parseArgs } from 'node:util';
import { findTarget, targets } from '../targets/targets.js';
import type { Target } from '../targets/target.js';

export interface Arguments {
  readonly targets: readonly Target[];
  /** Of each target; its own number when left out. */
  readonly count: number | undefined;
  readonly seed: string;
  /** The one case to run again. */
  readonly index: number | undefined;
}

export const usage = `Usage: npm run fuzz -- [options]
  --target NAME       ${targets.map(({ name }) => name).join(', ')}; all when left out
  --count N           cases of each target
  --seed S            letters, digits, "_", "." and "-"; 1 when left out
  --replay SEED:INDEX the one case that a finding names; needs --target`;

/** @throws {Error} saying what was expected. */
export function parseArguments(args: readonly string[]): Arguments {
  const option = { type: 'string' } as const;
  const options = { target: option, count: option, seed: option, replay: option };
  const { values } = parseArgs({ args: [...args], options });
  const replay = values.replay === undefined ? undefined : parseReplay(values.replay);
  if (replay && values.target === undefined)
    throw new RangeError('Expected --target beside --replay, got none');
  const seed = replay?.seed ?? values.seed ?? '1';
  if (!/^[\w.-]+$/.test(seed))
    throw new RangeError(`Expected a seed of letters, digits, "_", "." and "-", got "${seed}"`);
  return {
    targets: values.target === undefined ? targets : [findTarget(values.target)],
    count: values.count === undefined ? undefined : wholeNumber('--count', values.count, 1),
    seed,
    index: replay?.index,
  };
}

function parseReplay(text: string): { seed: string; index: number } {
  const [seed, index, ...rest] = text.split(':');
  if (seed === undefined || index === undefined || rest.length > 0) {
    throw new RangeError(`Expected --replay as SEED:INDEX, got "${text}"`);
  }
  return { seed, index: wholeNumber('the index of --replay', index, 0) };
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (text !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`Expected ${name} to be a whole number from ${least}, got "${text}"`);
}
