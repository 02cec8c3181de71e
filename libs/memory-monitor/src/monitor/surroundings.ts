import type { MonitorSurroundings } from './open-monitor.js';

/** The process we run in, and the sampling thread as built: a worker cannot be started from TypeScript. */
export const surroundings: MonitorSurroundings = {
  procDirectory: '/proc/self',
  samplerUrl: new URL(import.meta.resolve('#sampler')),
};
