import { InvalidMonitorOptionError } from './errors.js';

export interface MonitorOptions {
  /** From 0.01 to 1,000. Default 20. */
  readonly samplesPerSecond?: number;
  /**
   * How many of the latest samples are kept, 1 to 1,000,000, at 64 bytes each, taken when the monitor starts.
   * Default 36,000: half an hour at 20 a second.
   */
  readonly maxSamples?: number;
}

export interface MonitorSettings {
  readonly intervalMs: number;
  readonly maxSamples: number;
}

/** @throws {InvalidMonitorOptionError} */
export function settingsFrom(options: MonitorOptions): MonitorSettings {
  const { samplesPerSecond = 20, maxSamples = 36_000 } = options;
  if (!(samplesPerSecond >= 0.01 && samplesPerSecond <= 1000)) {
    throw new InvalidMonitorOptionError(
      `Expected the samplesPerSecond option to be a number from 0.01 to 1000, got ${String(samplesPerSecond)}`,
    );
  }
  if (!(Number.isInteger(maxSamples) && maxSamples >= 1 && maxSamples <= 1_000_000)) {
    throw new InvalidMonitorOptionError(
      `Expected the maxSamples option to be a whole number from 1 to 1000000, got ${String(maxSamples)}`,
    );
  }
  return { intervalMs: 1000 / samplesPerSecond, maxSamples };
}
