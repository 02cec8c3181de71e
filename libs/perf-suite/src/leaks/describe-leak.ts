import { memoryOwners, type Leak, type LeakSignal, type MemoryOwner } from '../report/schema/leak-schema.js';
import { formatBytes } from './format-bytes.js';
import type { LeakRule } from './leak-rule.js';

const names: Record<MemoryOwner, string> = {
  v8: 'the JavaScript heap',
  external: 'buffer memory',
  native: 'native memory',
};

/** A sentence or two for people: what decided, and how small a leak could have been seen. */
export function describeLeak(
  signals: readonly LeakSignal[],
  verdict: Leak['verdict'],
  { unit, over }: LeakRule,
): string {
  if (verdict === 'clean') {
    const limits = signals.map(
      ({ owner, detection_limit }) => `${formatBytes(detection_limit)} in ${names[owner]}`,
    );
    return `Memory does not grow beyond what is no leak. The smallest leak seen by these readings is, ${each(unit)}, ${limits.join(', ')}.`;
  }
  const decided = signals.filter((signal) => signal.verdict === verdict);
  const said = decided.toSorted((a, b) => b.slope - a.slope).map((signal) => describeSignal(signal, unit));
  if (verdict === 'leak') {
    const [largest] = decided.toSorted((a, b) => b.slope - a.slope);
    const total = formatBytes((largest?.slope ?? NaN) * over.repetitions);
    return `${sentence(said)} That comes to ${total} over ${over.repetitions.toLocaleString('en')} ${unit === 'cycle' ? 'cycles' : 'frames'}.`;
  }
  const missing = memoryOwners.filter((owner) => !signals.some((signal) => signal.owner === owner));
  const unread = missing.map(
    (owner) =>
      `Of ${names[owner]} there are too few readings, or this system tells none: take more inferences or fewer images.`,
  );
  return [...(said.length > 0 ? [sentence(said)] : []), ...unread].join(' ');
}

function describeSignal({ owner, slope, low, high, budget, is_decaying }: LeakSignal, unit: string): string {
  return (
    `${names[owner]} grows by ${formatBytes(slope)} ${each(unit)} (95 % interval ${formatBytes(low)} to ` +
    `${formatBytes(high)}, no leak below ${formatBytes(budget)}${is_decaying ? ', and ever slower' : ''})`
  );
}

const each = (unit: string) => (unit === 'inference' ? 'an inference' : `a ${unit}`);

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
