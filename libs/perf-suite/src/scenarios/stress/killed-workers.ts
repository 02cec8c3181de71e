import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../../images/random.js';
import type { Engine } from '../engine.js';
import { imageAt } from '../image-at.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { withClosing } from '../with-closing.js';
import { AnswerBook } from './answer-book.js';
import { fillTime } from './fill-time.js';
import { codeOf, messageOf, plainSample, StressRequests, withPatience } from './stress-requests.js';

const seed = 20_240_502;
/** A worker that has not come back by then does not. */
const patienceMs = 60_000;

/** Workers are killed at random moments while callers ask: each request has one end, and the engine comes back. */
export const killedWorkers: Scenario = {
  name: 'killed_workers',
  title: 'Killed workers',
  mlperf: null,
  process: 'timing',
  isolated: true,
  share: 5,
  goalsMs({ openMs, inferenceMs }, { stress: { killedWorkers } }) {
    const { callers } = killedWorkers;
    const opening = withClosing * openMs + callers * inferenceMs;
    const kill = openMs + callers * inferenceMs;
    return [opening + kill, opening + 6 * kill];
  },
  async run(context) {
    const { workers, callers, kills } = context.budget.stress.killedWorkers;
    const recovery = new Recovery();
    const start = context.elapsed();
    const engine = await context.open({
      isolation: 'process',
      workers,
      // The limit is for models that kill their workers; here we do.
      restarts: { max: 1_000_000, withinMs: 60_000 },
      onEvent: ({ type }) => void (type === 'worker-restarted' && recovery.reached()),
    });
    context.recorder.figures({ open_ms: context.elapsed() - start });
    const end = new AbortController();
    try {
      const requests = new StressRequests(context, {
        outcomes: { WORKER_CRASHED: 'lost' },
        answers: new AnswerBook(),
      });
      const asking = Array.from({ length: callers }, (_, caller) =>
        askUntil(end.signal, context, engine, requests, caller),
      );
      try {
        const random = new Random(seed);
        await fillTime(context, { most: kills, least: 1 }, (index) =>
          killOne(context, engine, requests, recovery, random, index),
        );
      } finally {
        end.abort();
        await Promise.all(asking);
      }
    } finally {
      await engine.close();
    }
  },
};

/** Once at least, and once more than the killing lasts: what comes after it must be answered, too. */
async function askUntil(
  signal: AbortSignal,
  { images }: ScenarioContext,
  engine: Engine,
  requests: StressRequests,
  caller: number,
): Promise<void> {
  let isLast: boolean;
  let index = caller;
  do {
    isLast = signal.aborted;
    const image = imageAt(images, index++);
    const { outcome } = await requests.ask(image.name, { group: caller + 1 }, () =>
      engine.infer(image.bytes),
    );
    // A caller waits a little before it tries again.
    if (outcome === 'lost') await delay(10);
  } while (!isLast);
}

async function killOne(
  { cost, elapsed, recorder }: ScenarioContext,
  engine: Engine,
  requests: StressRequests,
  recovery: Recovery,
  random: Random,
  index: number,
): Promise<void> {
  // Anywhere in two inferences, so that kills meet each stage of one.
  await delay(random.between(0, Math.ceil(2 * cost().inferenceMs)));
  const { processes } = engine.stats;
  const pid = processes[random.between(0, processes.length - 1)];
  if (pid === undefined) return requests.failed('The engine', 'it had no worker process to kill.');
  const start = elapsed();
  const recovered = recovery.next();
  process.kill(pid, 'SIGKILL');
  const about = { at_ms: start, group: index + 1 };
  await withPatience(recovered, patienceMs).then(
    () => recorder.sample(plainSample({ ...about, total_ms: elapsed() - start })),
    (error: unknown) => {
      requests.failed('The killed worker', messageOf(error));
      const sample = plainSample({ ...about, total_ms: elapsed() - start });
      recorder.sample({ ...sample, outcome: 'failed', error: codeOf(error) });
    },
  );
}

/** The next time that a dead worker has been replaced. */
class Recovery {
  #resolve = () => {};

  next(): Promise<void> {
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  reached(): void {
    this.#resolve();
  }
}
