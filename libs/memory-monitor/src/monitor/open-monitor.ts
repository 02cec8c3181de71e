import { HighWaterMark } from '../phases/high-water-mark.js';
import { columnCount } from '../readings/reading-row.js';
import { ResidentMemoryReader } from '../readings/resident-memory-reader.js';
import { clockOrigin } from '../shared/clock.js';
import { SharedRowRing } from '../shared/shared-row-ring.js';
import { V8FiguresPublisher } from '../shared/v8-figures.js';
import type { MonitorSettings } from './monitor-options.js';
import { SamplerHandle } from './sampler-handle.js';

/** Where the monitor finds the process it watches, and the code of its sampling thread. */
export interface MonitorSurroundings {
  readonly procDirectory: string;
  readonly samplerUrl: URL;
}

/** All that a running monitor holds. */
export interface OpenMonitor {
  readonly intervalMs: number;
  readonly reader: ResidentMemoryReader;
  readonly mark: HighWaterMark;
  readonly v8Figures: V8FiguresPublisher;
  readonly samples: SharedRowRing;
  readonly sampler: SamplerHandle;
}

/** @throws {MonitorStartError} with everything closed again. */
export async function openMonitor(
  settings: MonitorSettings,
  around: MonitorSurroundings,
): Promise<OpenMonitor> {
  const { intervalMs, maxSamples } = settings;
  const samples = SharedRowRing.allocate(columnCount, maxSamples);
  const v8Figures = new V8FiguresPublisher();
  v8Figures.publish();
  const sampler = await SamplerHandle.start(around.samplerUrl, {
    procDirectory: around.procDirectory,
    intervalMs,
    clockOrigin: clockOrigin(),
    samples: samples.handle,
    v8Figures: v8Figures.ring.handle,
  });
  const reader = new ResidentMemoryReader(around.procDirectory);
  const mark = new HighWaterMark(around.procDirectory);
  return { intervalMs, reader, mark, v8Figures, samples, sampler };
}

export async function closeMonitor(open: OpenMonitor): Promise<void> {
  open.mark.release();
  open.reader.close();
  await open.sampler.stop();
}
