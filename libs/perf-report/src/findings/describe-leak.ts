import type { Leak } from '@framegate/perf-suite';
import { formatBytes } from '../figures/format-figure.js';

/** The verdict with its size and owner, and from what size on a leak would have been seen. */
export function describeLeak({ verdict, owner, unit, signals, reason }: Leak): string {
  const anUnit = { inference: 'an inference', cycle: 'a cycle' }[unit];
  const limits = signals
    .map(({ owner: name, detection_limit }) => `${name} ${formatBytes(detection_limit)}`)
    .join(', ');
  const detects = limits === '' ? '' : ` Leaks are seen from: ${limits} ${anUnit}.`;
  if (verdict === 'clean') return `no leak.${detects}`;
  if (verdict === 'inconclusive') return `leak not decided: ${reason}${detects}`;
  const worst = signals.find((signal) => signal.owner === owner);
  const slope = worst
    ? ` of ${formatBytes(worst.slope)} ${anUnit} (${formatBytes(worst.low)} to ${formatBytes(worst.high)})`
    : '';
  return `LEAK${slope}${owner === null ? '' : ` in ${owner} memory`}.${detects}`;
}
