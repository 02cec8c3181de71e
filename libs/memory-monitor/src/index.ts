export { MemoryMonitor, type MonitorHealth } from './monitor/memory-monitor.js';
export type { MonitorCapabilities } from './monitor/capabilities.js';
export {
  InvalidMonitorOptionError,
  MonitorStartError,
  MonitorStoppedError,
  SamplerDiedError,
} from './monitor/errors.js';
export type { MonitorOptions } from './monitor/monitor-options.js';
export type { MemoryPhase, PeakRssSource, PhaseSummary } from './phases/phase-summary.js';
export type { MemoryPeak, MemoryReading } from './readings/memory-reading.js';
export { peakResidentBytes } from './readings/peak-resident-bytes.js';
export type { MemorySamples } from './readings/memory-samples.js';
