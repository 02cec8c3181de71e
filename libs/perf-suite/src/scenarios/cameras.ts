import { cameraFrames } from '../load/camera-frames.js';
import { findLevel } from '../load/find-level.js';
import type { LoadTarget } from '../load/late-share.js';
import { LatestFrames } from '../load/latest-frames.js';
import { type DueRequest, type Level, measureLevel } from '../load/measure-level.js';
import { recordTarget } from '../load/record-target.js';
import { trialRequests } from '../load/trial-requests.js';
import { watchLateness } from '../load/watch-lateness.js';
import type { Budget } from './budget.js';
import type { Engine } from './engine.js';
import type { Scenario, ScenarioContext } from './scenario.js';

type CamerasBudget = Budget['cameras'];

const search = { start: 1, whole: true, halvings: 0, bisections: 4 } as const;
/** Trials of a search by and large. */
const usualTrials = 5;

/** Cameras that send in their own time: the age of a frame when its result is there counts from its capture. */
export const cameras: Scenario = {
  name: 'cameras',
  title: 'Cameras',
  mlperf: null,
  varies: 'cameras',
  process: 'timing',
  share: 6,
  goalsMs({ inferenceMs }, { cameras: budget }) {
    const levelMs = lengthMs(budget.cameras ?? 1, budget.frames, budget);
    const once = 2 * inferenceMs;
    // A search decides no check, and what does comes before it.
    return budget.cameras === null ? [once, once, once, usualTrials * levelMs] : [once, levelMs];
  },
  async run(plain) {
    const { cameras: budget } = plain.budget;
    const engine = await plain.steadyEngine();
    const { context, lateness } = watchLateness(plain);
    recordTarget(context.recorder, budget.target);
    context.recorder.figures({ frames_per_second: budget.framesPerSecond });
    if (budget.cameras === null) await findMost(context, engine, budget);
    else await runCameras(context, engine, budget, budget.cameras);
    lateness.report();
  },
};

async function runCameras(
  context: ScenarioContext,
  engine: Engine,
  budget: CamerasBudget,
  count: number,
): Promise<void> {
  const wanted = framesEach(count, budget.frames, budget);
  const fitting = Math.floor((budget.framesPerSecond * context.timeLeft()) / 1000);
  const each = Math.max(1, Math.min(wanted, fitting));
  if (each < wanted) {
    context.recorder.flag({
      code: 'cut-short',
      message: `There was time for ${each} of ${wanted} frames of each camera.`,
    });
  }
  const level = levelOf(count, each, budget, budget.seed);
  await measureLevel(context, engine, { ...level, target: budget.target, endsWhenLost: false });
}

async function findMost(context: ScenarioContext, engine: Engine, budget: CamerasBudget): Promise<void> {
  const framesOf = (target: LoadTarget) => Math.max(budget.frames, trialRequests(target));
  const { held, trials } = await findLevel(context, {
    ...search,
    what: 'cameras',
    target: budget.target,
    levelMs: (count, target) => lengthMs(count, framesOf(target), budget),
    measure(count, target, trial) {
      const each = framesEach(count, framesOf(target), budget);
      const level = levelOf(count, each, budget, budget.seed + trial);
      return measureLevel(context, engine, { ...level, target, endsWhenLost: true });
    },
  });
  if (held !== null) context.recorder.figures({ cameras_held: held });
  if (trials === 0) await runCameras(context, engine, budget, search.start);
}

function framesEach(count: number, frames: number, { framesPerSecond, trialMs }: CamerasBudget): number {
  return Math.ceil(Math.max(frames / count, (framesPerSecond * trialMs) / 1000));
}

function lengthMs(count: number, frames: number, budget: CamerasBudget): number {
  return (1000 * framesEach(count, frames, budget)) / budget.framesPerSecond;
}

function levelOf(
  count: number,
  each: number,
  { framesPerSecond, jitter, keep }: CamerasBudget,
  seed: number,
): Pick<Level, 'level' | 'schedule' | 'offer'> {
  const frames = cameraFrames({ cameras: count, framesPerSecond, framesEach: each, jitter, seed });
  const schedule = frames.map(({ camera, dueMs }) => ({ dueMs, group: camera + 1 }));
  if (keep === 'all') return { level: count, schedule };
  const newest = new Map<number, LatestFrames<DueRequest>>();
  return {
    level: count,
    schedule,
    offer(request, { group }) {
      const camera =
        newest.get(group ?? 0) ??
        new LatestFrames<DueRequest>(
          ({ serve }) => serve(),
          ({ supersede }) => supersede(),
        );
      newest.set(group ?? 0, camera);
      return camera.offer(request);
    },
  };
}
