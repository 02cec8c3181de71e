import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** Under this share of its time at work, a loop counts as idle, and what it holds as standing still. */
const idleUtilization = 0.05;
/** Waking an idle loop costs as much as a sample does, for figures that hardly change. */
const intervalsWhileIdle = 10;

/** Runs a task on this thread once an interval while the event loop is at work, and more seldom while it is idle. */
export class TurnSchedule {
  readonly #task: () => void;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout;
  #before: EventLoopUtilization = performance.eventLoopUtilization();

  constructor(task: () => void, intervalMs: number) {
    this.#task = task;
    this.#intervalMs = intervalMs;
    this.#timer = this.#arm(intervalMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(delayMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#turn(), delayMs).unref();
  }

  #turn(): void {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.#before);
    this.#before = now;
    this.#timer = this.#arm(
      utilization < idleUtilization ? this.#intervalMs * intervalsWhileIdle : this.#intervalMs,
    );
    this.#task();
  }
}
