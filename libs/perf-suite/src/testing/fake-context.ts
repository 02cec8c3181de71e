import type { OperatorTime } from '../report/schema/operator-schema.js';
import type { Sample } from '../report/schema/sample-schema.js';
import type { Flag, MemoryPhaseRecord } from '../report/schema/scenario-schema.js';
import type { Budget } from '../scenarios/budget.js';
import { unknownCost, type Cost } from '../scenarios/cost.js';
import type { MemoryWatch } from '../scenarios/memory-watch.js';
import type { ScenarioContext, SourceImage } from '../scenarios/scenario.js';
import { quickLoad } from '../scenarios/load-budgets.js';
import { SteadyEngine } from '../scenarios/steady-engine.js';
import { fakeHosts } from './fake-hosts.js';
import { FakeEngine, type FakeEngineOptions } from './fake-engine.js';

export interface FakeOptions extends FakeEngineOptions {
  readonly budget?: Partial<Budget>;
  readonly images?: readonly SourceImage[];
  /** What each look at the clock adds. */
  readonly tickMs?: number;
  /** Of the scenario's time, from its start on. */
  readonly timeMs?: number;
  readonly cost?: Cost;
  readonly models?: readonly string[];
  readonly scratch?: string;
  /** Readings of memory in turn; the last again and again. */
  readonly memoryMb?: readonly number[];
}

const smallStressBudget: Budget['stress'] = {
  repeated: { inferences: 6 },
  sustained: { callers: 2, requests: 6 },
  deadlines: { requests: 2, rounds: 2 },
  killedWorkers: { workers: 1, callers: 1, kills: 1 },
  sessionChurn: { cycles: 4 },
  memoryPressure: { models: 3, callers: 1, requests: 6 },
};

const smallBudget: Budget = {
  load: { loads: 3 },
  warmUp: { runs: 20, ms: 1e6 },
  single: { samples: 5 },
  batch: { size: 3, batches: 2 },
  concurrent: { requests: 4, bursts: 2, waitMs: 1e6 },
  concurrency: { callers: [1, 2], requests: 4 },
  server: { ...quickLoad.server, requests: 6 },
  cameras: { ...quickLoad.cameras, frames: 6, trialMs: 0 },
  memory: { inferences: 6, batches: 1 },
  cleanup: { cycles: 3 },
  leak: { inferences: 6 },
  stress: smallStressBudget,
};

/** A context whose clock moves only when it is read, with everything that a scenario recorded. */
export function fakeContext(options: FakeOptions = {}) {
  const engines: FakeEngine[] = [];
  const samples: Sample[] = [];
  const flags: Flag[] = [];
  const figures: Record<string, number>[] = [];
  const phases: MemoryPhaseRecord[] = [];
  const profiled: (readonly OperatorTime[])[] = [];
  const progress: [number, number][] = [];
  let now = 0;
  const images = options.images ?? [
    { name: 'small.png', bytes: new Uint8Array(1), pixels: 4 },
    { name: 'large.jpg', bytes: new Uint8Array(9), pixels: 400 },
  ];
  const steady = new SteadyEngine();
  const context: ScenarioContext = {
    images,
    budget: { ...smallBudget, ...options.budget },
    hosts: fakeHosts(options),
    profile: async () => [{ type: 'Conv', nodes: 3, ms: 6, share: 1 }],
    files: { models: options.models ?? [], scratch: options.scratch ?? '' },
    recorder: {
      sample: (sample) => samples.push(sample),
      flag: (flag) => flags.push(flag),
      figures: (record, level) => figures.push({ ...record, ...(level !== undefined && { level }) }),
      integrity: (record) => figures.push(record),
      phase: (phase) => phases.push(phase),
      operators: (operators) => profiled.push(operators),
      progress: (done, total) => progress.push([done, total]),
    },
    open: async () => {
      const engine = new FakeEngine(options);
      engines.push(engine);
      return engine;
    },
    steadyEngine: () => steady.use(context),
    watchMemory: async () => fakeWatch(options.memoryMb ?? [100]),
    elapsed: () => (now += options.tickMs ?? 1),
    until: async (ms) => void (now = Math.max(now, ms)),
    timeLeft: () => (options.timeMs ?? 1e6) - now,
    cost: () => options.cost ?? unknownCost,
  };
  return { context, steady, engines, samples, flags, figures, phases, profiled, progress };
}

function fakeWatch(readings: readonly number[]): MemoryWatch {
  let reads = 0;
  const readMb = () => readings[Math.min(reads++, readings.length - 1)] ?? 0;
  const figures = () => {
    const mb = readMb();
    return { anon_mb: mb, rss_mb: mb + 1, heap_used_mb: 1, external_mb: 1, array_buffers_mb: 1 };
  };
  return {
    limitations: [],
    readMb,
    readHeld: async () => ({ v8_bytes: 1000, external_bytes: 2000, native_bytes: readMb() * 2 ** 20 }),
    beginPhase(name) {
      const start = figures();
      return {
        end() {
          const end = figures();
          return { name, duration_ms: 1, samples: 1, start, end, peak: end, peak_rss_source: 'kernel' };
        },
      };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
