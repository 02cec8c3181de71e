/** What one kind of operator takes in a run of a network. */
export interface OperatorTime {
  /** As ONNX calls it; those that the runtime makes of several have names of the runtime's. */
  readonly type: string;
  readonly nodes: number;
  /** Milliseconds of one run, all nodes of the kind together: the median of the runs. */
  readonly ms: number;
  /** Of all operators, 0 to 1. */
  readonly share: number;
}

/** Chrome's trace events, as onnxruntime writes them: `ts` and `dur` are microseconds. */
interface ProfileEvent {
  readonly cat?: string;
  readonly name?: string;
  readonly ts?: number;
  readonly dur?: number;
  readonly args?: { readonly op_name?: string };
}

/** Of one run: nodes and milliseconds of each kind. */
type RunTimes = Map<string, { nodes: number; ms: number }>;

/**
 * Reads the last `runs` runs of each profile that onnxruntime wrote, one profile for each network of a model, most time first.
 * @throws {RangeError} where a profile has fewer runs.
 */
export function operatorTimes(profiles: readonly string[], runs: number): OperatorTime[] {
  const perNetwork = profiles.map((profile) => runTimes(JSON.parse(profile) as ProfileEvent[], runs));
  const types = new Set(perNetwork.flatMap((network) => network.flatMap((run) => [...run.keys()])));
  const times = [...types].map((type) => {
    const ofType = perNetwork.map((network) => network.map((run) => run.get(type) ?? { nodes: 0, ms: 0 }));
    return {
      type,
      nodes: sum(ofType.map((network) => Math.max(...network.map(({ nodes }) => nodes)))),
      ms: sum(ofType.map((network) => median(network.map(({ ms }) => ms)))),
    };
  });
  const total = sum(times.map(({ ms }) => ms));
  return times
    .map((time) => ({ ...time, share: total === 0 ? 0 : time.ms / total }))
    .sort((a, b) => b.ms - a.ms);
}

function runTimes(events: readonly ProfileEvent[], runs: number): RunTimes[] {
  const windows = events.filter(({ cat, name }) => cat === 'Session' && name === 'model_run');
  if (windows.length < runs) {
    throw new RangeError(`Expected a profile of at least ${runs} runs, got one of ${windows.length}.`);
  }
  const nodes = events.filter(({ cat, name }) => cat === 'Node' && name?.endsWith('_kernel_time'));
  return windows.slice(-runs).map(({ ts = 0, dur = 0 }) => {
    const times: RunTimes = new Map();
    for (const node of nodes) {
      const at = node.ts ?? 0;
      if (at < ts || at > ts + dur) continue;
      const type = node.args?.op_name ?? 'unknown';
      const before = times.get(type) ?? { nodes: 0, ms: 0 };
      times.set(type, { nodes: before.nodes + 1, ms: before.ms + (node.dur ?? 0) / 1000 });
    }
    return times;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
