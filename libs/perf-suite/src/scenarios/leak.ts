import { imageAt, largestFirst } from './image-at.js';
import { planReadings } from './leak-plan.js';
import { repeat } from './repeat.js';
import { roundMs } from './round-ms.js';
import type { Scenario } from './scenario.js';

/** Peaks are of no interest, and 200 samples a second are 1 KB a second more on the heap that is watched. */
const samplesPerSecond = 1;

/** Two collections of garbage in two threads. */
const readingMs = 40;

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
  goalsMs({ openMs, inferenceMs }, { leak: { inferences } }) {
    const { readings, stride } = planReadings(inferences);
    return [
      openMs + stride * inferenceMs + readingMs,
      openMs + readings * (stride * inferenceMs + readingMs),
    ];
  },
  async run(context) {
    const { recorder, elapsed } = context;
    const { readings, stride, warmUp } = planReadings(context.budget.leak.inferences);
    const images = largestFirst(context.images);
    await using watch = await context.watchMemory(samplesPerSecond);
    for (const message of watch.limitations) recorder.flag({ code: 'memory-limitation', message });
    const engine = await context.open();
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
