import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineSettings } from '../engine.js';
import { collectGarbage } from '../memory-watch.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { invalidModels, type InvalidModel } from './invalid-models/all-invalid-models.js';
import { codeOf, messageOf, plainSample, StressRequests, withPatience } from './stress-requests.js';

/** With the model itself loaded, and around all that are damaged. */
export const invalidModelsPhases = { whole: 'whole model', damaged: 'damaged models' } as const;

/** What a model that cannot be served is to be refused with. */
const refusals: readonly string[] = ['MODEL_LOAD', 'UNKNOWN_SIGNATURE', 'MODEL_RUN', 'MODEL_OUTPUT'];

/** Opening one may take as long as opening the model itself does, and this for the start of its worker. */
const patienceMs = 60_000;

/** Damaged files in the place of the model's own: each is refused by name, and leaves nothing behind. */
export const invalidModelsScenario: Scenario = {
  name: 'invalid_models',
  title: 'Invalid models',
  mlperf: null,
  process: 'memory',
  share: 1,
  // The model itself; then twice, in a process and in a thread, a network of others and one that fails only when it runs.
  goalsMs: ({ openMs, inferenceMs }) => [(1 + 2 * 2) * openMs + (1 + 2) * inferenceMs],
  async run(context) {
    const { files, recorder, images } = context;
    const requests = new StressRequests(context);
    await using watch = await context.watchMemory();
    // Also loads what the runtime has once for all engines, which belongs to none of the damaged ones.
    const whole = watch.beginPhase(invalidModelsPhases.whole);
    await openAndUse(context, images[0]!.bytes, undefined, () => recorder.phase(whole.end()));
    await collectGarbage();
    const phase = watch.beginPhase(invalidModelsPhases.damaged);
    const folder = await mkdtemp(join(files.scratch, 'invalid-'));
    try {
      for (const [index, invalid] of invalidModels.entries()) {
        const model = await invalid.make(files.models, folder);
        // First where a crash costs a worker alone; what does not crash there is opened in this process, too.
        if (await isRefused(context, requests, invalid, { model, isolation: 'process' })) {
          await isRefused(context, requests, invalid, { model });
        }
        recorder.progress(index + 1, invalidModels.length);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await collectGarbage();
    recorder.phase(phase.end());
  },
};

async function isRefused(
  context: ScenarioContext,
  requests: StressRequests,
  { name }: InvalidModel,
  settings: EngineSettings,
): Promise<boolean> {
  const { elapsed, recorder, cost, images } = context;
  const start = elapsed();
  const opening = openAndUse(context, images[0]!.bytes, settings).then(() => {
    throw Object.assign(new Error('it is damaged, and was opened and answered.'), { code: 'NOT_REFUSED' });
  });
  const error: unknown = await withPatience(opening, patienceMs + 2 * cost().openMs).catch(
    (thrown: unknown) => thrown,
  );
  const code = codeOf(error);
  const refused = refusals.includes(code);
  if (!refused) requests.failed(name, messageOf(error));
  const sample = plainSample({ image: name, at_ms: start, total_ms: elapsed() - start });
  recorder.sample({ ...sample, outcome: refused ? 'refused' : 'failed', error: code });
  return refused;
}

/** @param loaded Called while the engine is still open. */
async function openAndUse(
  context: ScenarioContext,
  image: Uint8Array,
  settings: EngineSettings | undefined,
  loaded?: () => void,
): Promise<void> {
  const engine = await context.open(settings);
  try {
    await engine.infer(image);
    loaded?.();
  } finally {
    await engine.close();
  }
}
