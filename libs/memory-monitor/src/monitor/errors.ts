import { messageOf } from '../shared/message-of.js';

/** An option of the monitor is not one that it can work with. Code `INVALID_MONITOR_OPTION`. */
export class InvalidMonitorOptionError extends RangeError {
  override readonly name = 'InvalidMonitorOptionError';
  readonly code = 'INVALID_MONITOR_OPTION';
}

/** The sampling thread did not come up; `cause` says why. Code `MONITOR_START_FAILED`. */
export class MonitorStartError extends Error {
  override readonly name = 'MonitorStartError';
  readonly code = 'MONITOR_START_FAILED';

  constructor(samplerUrl: URL, cause: unknown) {
    super(
      `The memory monitor's sampling thread could not start from ${samplerUrl.href}: ${messageOf(cause)}. ` +
        `It runs from built code: when working from source, build @framegate/memory-monitor first.`,
      { cause },
    );
  }
}

/** The sampling thread ended by itself, so peaks have no samples any more. Code `SAMPLER_DIED`. */
export class SamplerDiedError extends Error {
  override readonly name = 'SamplerDiedError';
  readonly code = 'SAMPLER_DIED';

  constructor(cause: unknown) {
    super(
      `The memory monitor's sampling thread died: ${messageOf(cause)}. Readings still work, but ` +
        `the peaks of phases open since then may be too low. Start a new monitor to sample again.`,
      { cause },
    );
  }
}

/** Something was asked of a monitor that was stopped. Code `MONITOR_STOPPED`. */
export class MonitorStoppedError extends Error {
  override readonly name = 'MonitorStoppedError';
  readonly code = 'MONITOR_STOPPED';

  constructor(attempted: string) {
    super(`Cannot ${attempted}: the memory monitor was stopped. Start a new one with MemoryMonitor.start().`);
  }
}
