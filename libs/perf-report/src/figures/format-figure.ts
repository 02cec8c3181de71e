/** Units by the endings of the report's field names; the longest that fits wins. */
const units: readonly (readonly [suffix: string, unit: string])[] = [
  ['_per_second', '/s'],
  ['_ms', 'ms'],
  ['_mb', 'MB'],
  ['_kb', 'KB'],
  ['_rate', '%'],
  ['_share', '%'],
  ['_mhz', 'MHz'],
];

/** A value with its unit, from the name that the report has for it: `('load_ms', 81.25)` → `81.3 ms`. */
export function formatFigure(name: string, value: number | null): string {
  if (value === null) return 'not measured';
  const bare = name.replace(/_(?:low|high)$/, '');
  const unit = units.find(([suffix]) => bare.endsWith(suffix))?.[1];
  if (unit === '%') return formatShare(value);
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}

/** Where the name says too little without its unit. */
const titles: Readonly<Record<string, string>> = {
  images_per_second: 'throughput',
  late_rate: 'late, of all',
  late_rate_low: 'late, at least',
  late_rate_high: 'late, at most',
};

/** The name without its unit, in words: `model_load_ms` → `model load`. */
export function figureTitle(name: string): string {
  const suffix = units.find(([ending]) => name.endsWith(ending))?.[0];
  return titles[name] ?? (suffix ? name.slice(0, -suffix.length) : name).replaceAll('_', ' ');
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

/** A change by a share, with its sign: `0.052` → `+5.2 %`. */
export function formatChange(change: number | null): string {
  if (change === null) return 'unknown';
  const percent = (change * 100).toFixed(1);
  return `${Number(percent) > 0 ? '+' : ''}${Number(percent) === 0 ? '0.0' : percent} %`;
}

/** From low to high, one unit at the end: `+3.1 to +7.4 %`. Nothing where an end is missing. */
export function formatChangeInterval(low: number | null, high: number | null): string {
  if (low === null || high === null) return '';
  return `${formatChange(low).replace(' %', '')} to ${formatChange(high)}`;
}

/** Bytes in the unit that fits; 1 KB is 2¹⁰ bytes as everywhere in a report. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  if (size < 1024) return `${bytes.toFixed(0)} B`;
  return size < 1024 ** 2 ? `${formatNumber(bytes / 1024)} KB` : `${formatNumber(bytes / 1024 ** 2)} MB`;
}

/** A time of more than a few seconds: `95000` → `1 min 35 s`. */
export function formatDuration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 check`, `2 checks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `single_inference` → `single inference`. */
export function scenarioTitle(name: string): string {
  return name.replaceAll('_', ' ');
}

/** For the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
