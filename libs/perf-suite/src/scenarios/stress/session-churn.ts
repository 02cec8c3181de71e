import { readdir } from 'node:fs/promises';
import type { Sample } from '../../report/schema/sample-schema.js';
import { cleanupPhases } from '../cleanup.js';
import type { Engine } from '../engine.js';
import { imageAt, largestFirst } from '../image-at.js';
import { collectGarbage } from '../memory-watch.js';
import type { Scenario, SourceImage } from '../scenario.js';
import { withClosing } from '../with-closing.js';
import { fillTime } from './fill-time.js';
import { codeOf, messageOf, plainSample, StressRequests } from './stress-requests.js';

/** Threads of the runtime's pools and files of its libraries come with the first. */
export const warmUpCycles = 2;

/** Engines opened, used and closed again and again, half of them while a request runs: nothing may be left of them. */
export const sessionChurn: Scenario = {
  name: 'session_churn',
  title: 'Session churn',
  mlperf: null,
  process: 'memory',
  share: 4,
  goalsMs({ openMs, inferenceMs }) {
    const cycleMs = withClosing * openMs + 2 * inferenceMs;
    return [(warmUpCycles + 1) * cycleMs, (warmUpCycles + 6) * cycleMs];
  },
  async run(context) {
    const { images, recorder, elapsed, budget } = context;
    const image = imageAt(largestFirst(images), 0);
    const requests = new StressRequests(context);
    await using watch = await context.watchMemory();
    await fillTime(
      context,
      { most: budget.stress.sessionChurn.cycles, least: warmUpCycles + 1 },
      async (index) => {
        const cycle = index + 1;
        const start = elapsed();
        const opening = watch.beginPhase(cleanupPhases.open(cycle));
        const engine = await context.open();
        const pending = await useAndLeave(engine, image, cycle % 2 === 0).finally(() =>
          recorder.phase(opening.end()),
        );
        const closing = watch.beginPhase(cleanupPhases.close(cycle));
        await engine.close();
        const ended = await pending;
        if (ended !== null) requests.failed(`Cycle ${cycle}`, messageOf(ended));
        await collectGarbage();
        recorder.phase(closing.end());
        recorder.sample(
          plainSample({
            at_ms: start,
            total_ms: elapsed() - start,
            image: image.name,
            group: cycle,
            warm_up: cycle <= warmUpCycles,
            session_ms: engine.info.loadMs,
            memory_mb: watch.readMb(),
            ...(await held()),
            ...(ended !== null && { outcome: 'failed', error: codeOf(ended) }),
          }),
        );
      },
    );
  },
};

/** Asks once and, where it is to be left in the midst of it, once more. Resolves with what went wrong in the end, or null. */
async function useAndLeave(
  engine: Engine,
  { bytes }: SourceImage,
  inTheMidst: boolean,
): Promise<Promise<unknown>> {
  await engine.infer(bytes);
  if (!inTheMidst) return Promise.resolve(null);
  const isAllowed = (error: unknown) => codeOf(error) === 'CLOSED';
  return engine.infer(bytes).then(
    () => null,
    (error: unknown) => (isAllowed(error) ? null : error),
  );
}

/** Linux tells them; elsewhere nothing is said. */
async function held(): Promise<Pick<Sample, 'threads' | 'descriptors'>> {
  const [threads, descriptors] = await Promise.all(
    ['/proc/self/task', '/proc/self/fd'].map((folder) => readdir(folder).catch(() => [])),
  );
  return {
    ...(threads!.length > 0 && { threads: threads!.length }),
    ...(descriptors!.length > 0 && { descriptors: descriptors!.length }),
  };
}
