import { UsageError } from './usage-error.js';

interface Range {
  readonly min: number;
  readonly max?: number;
}

/** Holds the value of an option to whole numbers of a range; yargs turns what is no number into NaN. */
export function inRange(option: string, { min, max = Number.MAX_SAFE_INTEGER }: Range) {
  return (value: number): number => {
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new UsageError(`--${option}: expected a whole number ${range}, got ${value}`);
  };
}
