/** For people: three digits that count, no exponent. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return value.toFixed(0);
  return size >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function formatShare(share: number): string {
  // Rounded down, so that 100 % is said of all alone and a missed target never looks met.
  return `${Math.floor(share * 1000) / 10} %`;
}

export function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** Of a share by which something changed: `+3.4 %`. */
export function formatChange(share: number): string {
  const percent = (100 * share).toFixed(1);
  return `${share < 0 ? '' : '+'}${percent} %`;
}

/** `1 pair`, `2 pairs`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
