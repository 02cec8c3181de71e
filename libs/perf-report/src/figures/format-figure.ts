/** Units by the endings of the report's field names; the longest that fits wins. */
const units: readonly (readonly [suffix: string, unit: string])[] = [
  ['_per_second', '/s'],
  ['_ms', 'ms'],
  ['_mb', 'MB'],
  ['_kb', 'KB'],
  ['_rate', '%'],
];

/** A value with its unit, from the name that the report has for it: `('load_ms', 81.25)` → `81.3 ms`. */
export function formatFigure(name: string, value: number | null): string {
  if (value === null) return 'not measured';
  const unit = units.find(([suffix]) => name.endsWith(suffix))?.[1];
  if (unit === '%') return formatShare(value);
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}

/** The name without its unit, in words: `model_load_ms` → `model load`. */
export function figureTitle(name: string): string {
  const suffix = units.find(([ending]) => name.endsWith(ending))?.[0];
  const bare = suffix && suffix !== '_rate' ? name.slice(0, -suffix.length) : name.replace(/_rate$/, '');
  return bare.replaceAll('_', ' ');
}

/** Three digits that count, no exponent. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(size >= 10 ? 1 : 2);
}

/** Rounded down, so that 100 % is said of all alone. */
export function formatShare(share: number | null): string {
  return share === null ? 'not measured' : `${Math.floor(share * 1000) / 10} %`;
}
