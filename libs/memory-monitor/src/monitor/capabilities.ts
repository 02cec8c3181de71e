import type { HighWaterMark } from '../phases/high-water-mark.js';
import type { ResidentMemoryReader } from '../readings/resident-memory-reader.js';

/** What this system lets the monitor see. */
export interface MonitorCapabilities {
  /** Whether `anonBytes` is there; else it is `null` everywhere. */
  readonly anonymousMemory: boolean;
  /** Whether a phase's peak of resident memory can be the kernel's own. */
  readonly exactRssPeak: boolean;
  /** A sentence, for a report, on each figure that is missing or less exact. */
  readonly limitations: readonly string[];
}

export function capabilitiesOf(reader: ResidentMemoryReader, mark: HighWaterMark): MonitorCapabilities {
  const limitations: string[] = [];
  if (reader.limitation !== undefined) limitations.push(`Anonymous memory is unknown: ${reader.limitation}.`);
  if (mark.limitation !== undefined) {
    limitations.push(`Peaks of resident memory are sampled: ${mark.limitation}.`);
  }
  return {
    anonymousMemory: reader.limitation === undefined,
    exactRssPeak: mark.limitation === undefined,
    limitations,
  };
}
