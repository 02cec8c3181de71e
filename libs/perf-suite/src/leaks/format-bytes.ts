import { formatNumber } from '../verdicts/format-number.js';

const units = ['B', 'KiB', 'MiB', 'GiB'];

/** For people: three digits that count, in the largest unit that leaves one before the point. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value.toFixed(0) : formatNumber(value)} ${units[unit]}`;
}
