import { UsageError } from '../usage-error.js';

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Reads `90s`, `30m`, `2h` or `1h30m` as milliseconds. */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smh])/g)];
  const ms = parts.reduce((sum, [, value, unit]) => sum + Number(value) * unitMs[unit!]!, 0);
  const isWhole = parts.map(([part]) => part).join('') === text;
  if (isWhole && ms > 0) return ms;
  throw new UsageError(`--budget: expected a time such as 90s, 30m, 2h or 1h30m, got "${text}"`);
}
