import type { Cost } from './cost.js';
import { imageAt, largestFirst } from './image-at.js';
import { collectGarbage } from './memory-watch.js';
import { repeat } from './repeat.js';
import { roundMs } from './round-ms.js';
import type { Scenario } from './scenario.js';
import { withClosing } from './with-closing.js';

/** Names of a cycle's phases: `open 1` ends with the model loaded and used, `close 1` with it given back. */
export const cleanupPhases = {
  open: (cycle: number) => `open ${cycle}`,
  close: (cycle: number) => `close ${cycle}`,
};

/** The first warms up. */
const fewestCycles = 2;

/** A verdict on leaks takes 20 after the first. */
const cyclesForLeaks = 21;

function cycleMs({ openMs, inferenceMs }: Cost): number {
  return withClosing * openMs + inferenceMs;
}

/** Opens, uses and closes an engine again and again: memory must come back. */
export const cleanup: Scenario = {
  name: 'cleanup',
  title: 'Cleanup',
  mlperf: null,
  process: 'memory',
  share: 4,
  goalsMs: (cost, { cleanup: { cycles } }) => [
    fewestCycles * cycleMs(cost),
    (fewestCycles + 1) * cycleMs(cost),
    ...(cycles < cyclesForLeaks ? [] : [cyclesForLeaks * cycleMs(cost)]),
  ],
  whole: (cost, { cleanup: { cycles } }) => ({ times: cycles, what: 'cycles', ms: cycles * cycleMs(cost) }),
  async run(context) {
    const { images, recorder, elapsed } = context;
    const { cycles } = context.budget.cleanup;
    const image = imageAt(largestFirst(images), 0);
    await using watch = await context.watchMemory();
    await repeat(context, { times: cycles, what: 'cycles', least: fewestCycles }, async (index) => {
      const cycle = index + 1;
      const start = elapsed();
      const opening = watch.beginPhase(cleanupPhases.open(cycle));
      const engine = await context.open();
      try {
        await engine.infer(image.bytes);
        recorder.phase(opening.end());
      } finally {
        await engine.close();
      }
      const closing = watch.beginPhase(cleanupPhases.close(cycle));
      await collectGarbage();
      recorder.phase(closing.end());
      recorder.sample({
        at_ms: roundMs(start),
        image: image.name,
        group: cycle,
        warm_up: cycle === 1,
        total_ms: roundMs(elapsed() - start),
        stages_ms: {},
        session_ms: roundMs(engine.info.loadMs),
        detections: null,
        memory_mb: watch.readMb(),
        held: { repetitions: cycle, round: 1, ...(await watch.readHeld()) },
      });
      recorder.progress(cycle, cycles);
    });
  },
};
