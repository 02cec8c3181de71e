import type { OperatorTime } from '../report/schema/operator-schema.js';
import type { Flag, Levels, MemoryPhaseRecord, ScenarioName } from '../report/schema/scenario-schema.js';
import type { Sample } from '../report/schema/sample-schema.js';
import type { Budget } from './budget.js';
import type { Cost } from './cost.js';
import type { Engine, EngineSettings } from './engine.js';
import type { Hosts } from './hosts.js';
import type { MemoryWatch } from './memory-watch.js';

/** An encoded image and what the report calls it. */
export interface SourceImage {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Once decoded. */
  readonly pixels: number;
}

/** What is recorded is kept from that moment on, whatever becomes of the process. */
export interface Recorder {
  sample(sample: Sample): void;
  phase(phase: MemoryPhaseRecord): void;
  flag(flag: Flag): void;
  /** Single figures that samples alone do not tell, of the scenario or of one of its levels; units in the names. */
  figures(figures: Readonly<Record<string, number>>, level?: number): void;
  /** What tells how far the figures can be trusted. */
  integrity(figures: Readonly<Record<string, number>>): void;
  /** What each kind of operator of the network takes. */
  operators(operators: readonly OperatorTime[]): void;
  progress(done: number, total: number): void;
}

export interface ScenarioContext {
  /** At least one. */
  readonly images: readonly SourceImage[];
  readonly budget: Budget;
  readonly recorder: Recorder;
  /** A fresh engine with a session of its own; who opens it closes it. */
  readonly open: (settings?: EngineSettings) => Promise<Engine>;
  /** The engine that has settled in, shared by the scenarios of a process: it is not for them to close. */
  readonly steadyEngine: () => Promise<Engine>;
  /** The model under several names within one memory budget. */
  readonly hosts: Hosts;
  /** The model's own files, and a folder for those that a scenario makes of them. */
  readonly files: { readonly models: readonly string[]; readonly scratch: string };
  /** @param samplesPerSecond Of what peaks are found in; as many as it takes where left out. */
  readonly watchMemory: (samplesPerSecond?: number) => Promise<MemoryWatch>;
  /** What each kind of operator takes in a run of the network, over so many; holds this thread meanwhile. */
  readonly profile: (runs: number) => Promise<OperatorTime[]>;
  /** Milliseconds since the scenario began. */
  readonly elapsed: () => number;
  /** Resolves when `elapsed` has come to `ms`, or soon after the signal is aborted. */
  readonly until: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds that the scenario may still take: it ends at the next repetition that does not fit in. */
  readonly timeLeft: () => number;
  /** What the model takes, as far as this process knows. */
  readonly cost: () => Cost;
}

/** One way of using a model. Whatever it throws costs this scenario alone. */
export interface Scenario {
  readonly name: ScenarioName;
  /** For people. */
  readonly title: string;
  /** The MLPerf Inference scenario that it resembles. */
  readonly mlperf: 'SingleStream' | 'MultiStream' | 'Server' | 'Offline' | null;
  /** What the `level` of its samples is; left out where it varies nothing. */
  readonly varies?: Levels['of'];
  /** Which of a model's two processes it runs in: the memory process has an allocator that gives memory back early. */
  readonly process: 'timing' | 'memory';
  /** Where the engine's workers are processes: what they compute is not told from what others do. */
  readonly isolated?: true;
  /** Where its own work holds the measuring thread, which then says nothing of what disturbed it. */
  readonly holdsThread?: true;
  /** Of the time that a model has beyond all goals; only the ratio to the others' counts. */
  readonly share: number;
  /**
   * What it takes, in milliseconds: to do everything once; then in all, to reach each further goal that decides a check, or
   * without which there is no figure. More of the same is none.
   */
  readonly goalsMs: (cost: Cost, budget: Budget) => readonly [number, ...number[]];
  /** All of it, for plans; where left out its last goal stands for it. */
  readonly whole?: (cost: Cost, budget: Budget, images: number) => Whole;
  run(context: ScenarioContext): Promise<void>;
}

/** What a scenario does where there is time. */
export interface Whole {
  readonly times: number;
  /** What is repeated, in the plural, for people. */
  readonly what: string;
  /** About what all of it takes, in milliseconds. */
  readonly ms: number;
}
