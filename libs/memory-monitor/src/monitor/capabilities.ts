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
  const { anonBytes, highWaterBytes } = reader.read();
  const anonymousMemory = !Number.isNaN(anonBytes);
  const statusReason = reader.unavailable ?? 'the process status does not say it';
  const markReason = mark.limitation ?? (Number.isNaN(highWaterBytes) ? statusReason : undefined);
  const limitations: string[] = [];
  if (!anonymousMemory) limitations.push(`Anonymous memory is unknown: ${statusReason}.`);
  if (markReason !== undefined) limitations.push(`Peaks of resident memory are sampled: ${markReason}.`);
  return { anonymousMemory, exactRssPeak: markReason === undefined, limitations };
}
