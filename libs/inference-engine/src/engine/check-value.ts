import { InvalidOptionError } from '../errors/request-errors.js';

/** Timers hold no more milliseconds: a longer delay would fire at once. */
export const longestDelay = 2 ** 31 - 1;

/** @throws {InvalidOptionError} */
export function wholeNumber(
  option: string,
  value: number,
  from: number,
  to = Number.MAX_SAFE_INTEGER,
): number {
  if (Number.isSafeInteger(value) && value >= from && value <= to) return value;
  const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`;
  throw new InvalidOptionError(option, `a whole number ${range}`, value);
}

/** @throws {InvalidOptionError} for what is there and not one of the values. */
export function checkOneOf<T extends string>(
  option: string,
  values: readonly T[],
  value: T | undefined,
): void {
  if (value === undefined || values.includes(value)) return;
  throw new InvalidOptionError(option, values.map((name) => `"${name}"`).join(' or '), value);
}
