import type { Timings } from '@framegate/inference-engine';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Detector } from '../detections/detector.js';

/** Seconds. From a fast stage of a small model to a long wait for a large one. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the service says of itself in Prometheus' text format, beside Node's memory, processor time and event loop. */
export class ServiceMetrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests by route and status; 499 where the client went away before its answer.',
    labelNames: ['route', 'status'],
    registers: [this.#registry],
  });
  readonly #stages = new Histogram({
    name: 'framegate_stage_duration_seconds',
    help: 'Time of each stage of an image that was answered; total is from the arrival of all of it.',
    labelNames: ['stage'],
    buckets,
    registers: [this.#registry],
  });

  constructor(detector: Detector) {
    // A quiet event loop reads as this many ms: with the default of 10 nothing shorter could be seen.
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 1 });
    this.#tell('framegate_queue_length', 'Images that wait for a worker.', () => detector.stats.queued);
    this.#tell('framegate_running', 'Images that workers have.', () => detector.stats.running);
    this.#tell('framegate_workers', 'Workers that are alive.', () => detector.stats.workers);
    new Counter({
      name: 'framegate_worker_restarts_total',
      help: 'Workers started in the place of dead ones.',
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(detector.stats.restarts);
      },
    });
  }

  count(route: string, status: number): void {
    this.#requests.inc({ route, status });
  }

  /** Of one image, in ms. */
  observe(timings: Timings): void {
    for (const [stage, ms] of Object.entries(timings)) this.#stages.observe({ stage }, ms / 1000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Read whenever the metrics are. */
  #tell(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }
}
