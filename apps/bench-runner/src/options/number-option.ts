import { UsageError } from '../usage-error.js';

interface Range {
  readonly min: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/** Holds the value of a numeric option to its range; yargs turns what is no number into NaN. */
export function inRange(option: string, { min, max = Infinity, whole = false }: Range) {
  return (value: number): number => {
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new UsageError(`--${option}: expected ${kind} ${range}, got ${value}`);
  };
}
