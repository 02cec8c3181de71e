import { performance } from 'node:perf_hooks';
import { PhaseRecorder } from '../phases/phase-recorder.js';
import type { MemoryPhase, PhaseSummary } from '../phases/phase-summary.js';
import type { MemoryReading } from '../readings/memory-reading.js';
import { copySamples, type MemorySamples } from '../readings/memory-samples.js';
import { createRow, toReading } from '../readings/reading-row.js';
import { writeReading } from '../readings/reading-row-writer.js';
import { capabilitiesOf, type MonitorCapabilities } from './capabilities.js';
import { MonitorStoppedError, type SamplerDiedError } from './errors.js';
import { settingsFrom, type MonitorOptions } from './monitor-options.js';
import { closeMonitor, openMonitor, type OpenMonitor } from './open-monitor.js';
import { surroundings } from './surroundings.js';
import { TurnSchedule } from './turn-schedule.js';

export type MonitorHealth =
  | { readonly state: 'sampling' }
  /** The sampling thread died; `readNow` and phases go on with what the calling thread can read. */
  | { readonly state: 'degraded'; readonly error: SamplerDiedError }
  | { readonly state: 'stopped' };

/**
 * Watches the memory of this process from a thread of its own, so that a blocked event loop does not blind it.
 * One a process at a time: the kernel's peak is process-wide, and a second monitor has sampled peaks only.
 */
export class MemoryMonitor implements AsyncDisposable {
  readonly capabilities: MonitorCapabilities;
  readonly #open: OpenMonitor;
  readonly #row = createRow();
  readonly #phases = new Set<PhaseRecorder>();
  readonly #turns: TurnSchedule;
  #stopped: Promise<void> | undefined;

  /** For `MemoryMonitor.start`. */
  constructor(open: OpenMonitor) {
    this.#open = open;
    this.capabilities = capabilitiesOf(open.reader, open.mark);
    this.#turns = new TurnSchedule(() => this.#turn(), open.intervalMs);
  }

  /**
   * Resolves when the first sample has been taken. A running monitor does not keep the process alive.
   * @throws {InvalidMonitorOptionError}
   * @throws {MonitorStartError}
   */
  static async start(options: MonitorOptions = {}): Promise<MemoryMonitor> {
    return new MemoryMonitor(await openMonitor(settingsFrom(options), surroundings));
  }

  get health(): MonitorHealth {
    if (this.#stopped !== undefined) return { state: 'stopped' };
    const error = this.#open.sampler.death;
    return error === undefined ? { state: 'sampling' } : { state: 'degraded', error };
  }

  /**
   * One reading, taken on the calling thread.
   * @throws {MonitorStoppedError}
   */
  readNow(): MemoryReading {
    this.#assertRunning('read memory');
    this.#read();
    return toReading(this.#row);
  }

  /**
   * Phases may nest and overlap, and names may repeat.
   * @throws {MonitorStoppedError}
   */
  beginPhase(name: string): MemoryPhase {
    this.#assertRunning(`begin the phase "${name}"`);
    const markIsReset = this.#resetHighWaterMark();
    this.#read();

    const recorder = new PhaseRecorder(name, this.#open.samples, this.#row, markIsReset);
    this.#phases.add(recorder);
    return { name, end: () => recorder.summary ?? this.#endPhase(recorder) };
  }

  /** The latest `maxSamples` samples; they stay readable after the monitor was stopped. */
  samples(): MemorySamples {
    return copySamples(this.#open.samples, this.capabilities.anonymousMemory);
  }

  /** Ends the open phases, then the sampling thread. Called again, it returns the same promise. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #stop(): Promise<void> {
    this.#turns.stop();
    for (const recorder of [...this.#phases]) this.#endPhase(recorder);
    await closeMonitor(this.#open);
  }

  #endPhase(recorder: PhaseRecorder): PhaseSummary {
    this.#read();
    recorder.collectHighWaterMark(this.#open.mark.read());
    this.#phases.delete(recorder);
    return recorder.finish(this.#row, this.#open.sampler.death !== undefined);
  }

  /** What only this thread can do for the sampler, whenever its event loop turns. */
  #turn(): void {
    this.#open.v8Figures.publish();
    for (const recorder of this.#phases) recorder.collect();
  }

  /** Whether the mark counts from now on. Phases that are open keep what it has counted until now. */
  #resetHighWaterMark(): boolean {
    const { mark } = this.#open;
    const markBytes = mark.read();
    for (const recorder of this.#phases) recorder.collectHighWaterMark(markBytes);
    if (mark.reset()) return true;
    for (const recorder of this.#phases) recorder.loseHighWaterMark();
    return false;
  }

  #read(): void {
    const v8Figures = this.#open.v8Figures.publish();
    const timeMs = performance.now();
    writeReading(this.#row, timeMs, this.#open.reader.read(), v8Figures);
  }

  #assertRunning(attempted: string): void {
    if (this.#stopped !== undefined) throw new MonitorStoppedError(attempted);
  }
}
