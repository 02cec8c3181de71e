import { imageAt, largestFirst } from './image-at.js';
import type { Cost } from './cost.js';
import { fewestInferences, planReadings, readingMs } from './leak-plan.js';
import { repeat } from './repeat.js';
import { roundMs } from './round-ms.js';
import type { Scenario, ScenarioContext } from './scenario.js';

/** Peaks are of no interest, and 200 samples a second are 1 KB a second more on the heap that is watched. */
const samplesPerSecond = 1;

/**
 * Inferences in a row, all images in turn, the largest first, and what memory is held meanwhile. Each reading is written
 * down at once and kept nowhere, so that the record of memory does not grow in it.
 */
export const leak: Scenario = {
  name: 'leak',
  title: 'Leak',
  mlperf: null,
  process: 'memory',
  share: 5,
  goalsMs(cost, { leak: { inferences } }) {
    const once = cost.openMs + cost.inferenceMs + readingMs;
    // A long row, and only after what it takes to judge single inferences.
    return [once, once, rowMs(cost, Math.min(inferences, fewestInferences))];
  },
  whole: (cost, { leak: { inferences } }) => ({
    times: inferences,
    what: 'inferences',
    ms: rowMs(cost, inferences),
  }),
  async run(context) {
    const { recorder, elapsed } = context;
    const images = largestFirst(context.images);
    await using watch = await context.watchMemory(samplesPerSecond);
    for (const message of watch.limitations) recorder.flag({ code: 'memory-limitation', message });
    const engine = await context.open();
    const { readings, stride, warmUp } = planReadings(inferencesInTime(context));
    const round = images.length;
    try {
      await repeat(context, { times: readings, what: 'readings of memory' }, async (reading) => {
        const start = elapsed();
        for (let index = 0; index < stride; index++) {
          await engine.infer(imageAt(images, reading * stride + index).bytes);
        }
        const total_ms = roundMs(elapsed() - start);
        recorder.sample({
          at_ms: roundMs(start),
          image: null,
          group: reading + 1,
          warm_up: reading < warmUp,
          total_ms,
          stages_ms: {},
          session_ms: null,
          detections: null,
          held: { repetitions: (reading + 1) * stride, round, ...(await watch.readHeld()) },
          memory_mb: watch.readMb(),
        });
        recorder.progress((reading + 1) * stride, readings * stride);
      });
    } finally {
      await engine.close();
    }
  },
};

function rowMs({ openMs, inferenceMs }: Cost, inferences: number): number {
  return openMs + inferences * inferenceMs + planReadings(inferences).readings * readingMs;
}

/** A shorter row sees larger leaks alone, and a part of a long one sees none. */
function inferencesInTime({ budget, cost, timeLeft, recorder }: ScenarioContext): number {
  const { inferences: wanted } = budget.leak;
  const { inferenceMs } = cost();
  const fitting = Math.floor((timeLeft() - planReadings(wanted).readings * readingMs) / inferenceMs);
  if (!(fitting < wanted) || wanted <= fewestInferences) return wanted;
  const inferences = Math.max(fewestInferences, fitting);
  recorder.flag({ code: 'cut-short', message: `There was time for ${inferences} of ${wanted} inferences.` });
  return inferences;
}
