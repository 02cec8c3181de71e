import { setImmediate } from 'node:timers/promises';
import { MemoryMonitor, type MemoryPeak, type PhaseSummary } from '@framegate/memory-monitor';
import type { HeldMemory } from '../report/schema/sample-schema.js';
import type { MemoryPhaseRecord } from '../report/schema/scenario-schema.js';
import { roundMs } from './round-ms.js';
import { WorkerHeaps } from './worker-heaps.js';

const bytesPerMb = 2 ** 20;

/** Who holds this process's memory. */
export type MemoryParts = Pick<HeldMemory, 'v8_bytes' | 'external_bytes' | 'native_bytes'>;

/** The memory of this process, in MB unless said otherwise. */
export interface MemoryWatch extends AsyncDisposable {
  /** What this system cannot tell, as sentences. */
  readonly limitations: readonly string[];
  /** Anonymous memory where the system tells it, else resident memory. */
  readMb(): number;
  /** After garbage was collected; see {@link collectGarbage}. Takes 10 to 50 ms. */
  readHeld(): Promise<MemoryParts>;
  beginPhase(name: string): { end(): MemoryPhaseRecord };
}

/** Peaks between two samples are missed, so there are many: at 15 µs each they cost 0.3 %. */
const samplesForPeaks = 200;

export async function watchMemory(samplesPerSecond = samplesForPeaks): Promise<MemoryWatch> {
  const monitor = await MemoryMonitor.start({ samplesPerSecond });
  let workers: WorkerHeaps | undefined;
  return {
    limitations: monitor.capabilities.limitations,
    readMb() {
      const { anonBytes, rssBytes } = monitor.readNow();
      return toMb(anonBytes ?? rssBytes);
    },
    async readHeld() {
      workers ??= new WorkerHeaps();
      await collectGarbage(workers);
      const { used, total } = await workers.sizes();
      const { heapUsedBytes, heapTotalBytes, externalBytes, anonBytes } = monitor.readNow();
      return {
        v8_bytes: heapUsedBytes + used,
        external_bytes: externalBytes,
        native_bytes: anonBytes === null ? null : anonBytes - heapTotalBytes - total - externalBytes,
      };
    },
    beginPhase(name) {
      const phase = monitor.beginPhase(name);
      return { end: () => toRecord(phase.end()) };
    },
    async [Symbol.asyncDispose]() {
      workers?.[Symbol.dispose]();
      await monitor.stop();
    },
  };
}

/**
 * Two collections with a turn between: the first one's finalisers free what the second one collects. Where workers are
 * given, of their heaps too.
 */
export async function collectGarbage(workers?: WorkerHeaps): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await workers?.collectGarbage();
    globalThis.gc?.();
    await setImmediate();
  }
}

function toRecord({
  name,
  durationMs,
  samples,
  start,
  end,
  peak,
  peakRssSource,
}: PhaseSummary): MemoryPhaseRecord {
  return {
    name,
    duration_ms: roundMs(durationMs),
    samples,
    start: toFigures(start),
    end: toFigures(end),
    peak: toFigures(peak),
    peak_rss_source: peakRssSource,
  };
}

function toFigures(reading: MemoryPeak): MemoryPhaseRecord['peak'] {
  return {
    anon_mb: reading.anonBytes === null ? null : toMb(reading.anonBytes),
    rss_mb: toMb(reading.rssBytes),
    heap_used_mb: toMb(reading.heapUsedBytes),
    external_mb: toMb(reading.externalBytes),
    array_buffers_mb: toMb(reading.arrayBuffersBytes),
  };
}

/** To the KiB. */
function toMb(bytes: number): number {
  return Math.round((bytes / bytesPerMb) * 1024) / 1024;
}
