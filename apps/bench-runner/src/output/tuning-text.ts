import { isDeepStrictEqual } from 'node:util';
import {
  type TriedSettings,
  type Tuning,
  type TuningChoice,
  type TuningGain,
  type TuningGoal,
  tuningGoals,
} from '@framegate/inference-engine';
import { alignColumns, wrap } from '@framegate/perf-report';

const units: Readonly<Record<TuningGoal, string>> = { latency: 'ms', throughput: 'images/s' };

/** What was tried for each goal, what was chosen and what it gains, and how to use it. */
export function tuningText(tuning: Tuning, notes: readonly string[], path: string): string {
  const chosen = tuningGoals.flatMap((goal) => {
    const choice = tuning[goal];
    return choice === null ? [] : [{ goal, choice }];
  });
  const [first] = chosen;
  return [
    ...chosen.map(({ goal, choice }) => goalText(goal, choice)),
    ...(notes.length === 0 ? [] : [`${notes.map((note) => wrap(note)).join('\n')}\n`]),
    `Written to ${path}. To use it:\n` +
      `  InferenceEngine.open({ model, tuning: {\n` +
      `    file: ${JSON.stringify(path)},\n` +
      `    goal: '${first?.goal ?? 'latency'}',\n` +
      `  } })\n`,
  ].join('\n');
}

function goalText(goal: TuningGoal, choice: TuningChoice): string {
  const unit = units[goal];
  const rows = [...choice.tried]
    // What came furthest first: a factor of few rounds is no match for one of many.
    .sort((a, b) => b.runs - a.runs || (b.factor ?? 0) - (a.factor ?? 0))
    .map((tried) => rowOf(tried, isDeepStrictEqual(tried.settings, choice.settings)));
  const header = ['', 'workers', 'threads', 'spin', 'graph', 'memory', 'batch', 'runs', unit, 'factor'];
  return [
    `For ${goal}`,
    alignColumns([header, ...rows]),
    ...[
      choice.reason,
      gainText("onnxruntime's defaults", choice.gain_over_runtime_defaults),
      ...(choice.is_default ? [] : [gainText("the engine's defaults", choice.gain_over_engine_defaults)]),
    ].map((sentence) => wrap(sentence)),
    '',
  ].join('\n');
}

function rowOf({ settings, runs, value, factor, failure }: TriedSettings, isChosen: boolean): string[] {
  const { workers, threads, session, maxBatch } = settings;
  return [
    isChosen ? '>' : '',
    String(workers),
    threads === 0 ? 'runtime' : String(threads),
    session.spinning ? 'yes' : 'no',
    session.graphOptimization,
    memoryText(session),
    maxBatch === null ? '-' : String(maxBatch),
    String(runs),
    failure === null ? (value?.toFixed(1) ?? '-') : 'failed',
    factor?.toFixed(2) ?? '-',
  ];
}

function memoryText({ memoryArena, memoryPattern }: TriedSettings['settings']['session']): string {
  if (memoryArena) return memoryPattern ? 'both' : 'arena';
  return memoryPattern ? 'pattern' : 'neither';
}

function gainText(what: string, gain: TuningGain | null): string {
  if (gain === null) return `Over ${what}: there was no time to tell.`;
  const { factor, low, high, rounds } = gain;
  const isNoise = low <= 1 && high >= 1;
  const range = `${low.toFixed(2)} to ${high.toFixed(2)}`;
  return (
    `Over ${what}: ${factor.toFixed(2)} times as fast (${range} with 95 % confidence, ` +
    `${rounds} rounds)${isNoise ? ', which is within noise' : ''}.`
  );
}
