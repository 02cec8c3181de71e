// The same graphs, session options and inputs as the engine's worker, and nothing around `session.run`.
import { parentPort, workerData } from 'node:worker_threads';
import { loadFamily } from '@framegate/model-family';
import { NativeGuard } from '../dist/workers/native-guard.js';
import { ModelSession } from '../dist/session/model-session.js';

const { setup, image } = workerData;
const family = await loadFamily(setup.family);
const pipeline = family.createPipeline(setup.signatures, {});
const placement = pipeline.preprocess(image, 0);
const guard = new NativeGuard();
const sessions = [];
for (const model of setup.models) {
  sessions.push(await ModelSession.load(model, setup.session, guard, pipeline.inputs));
}
const infer = pipeline.task === 'segment' ? segment : detect;

parentPort.on('message', async (count) => {
  if (count === 0) {
    for (const session of sessions) await session.release();
    process.exit();
  }
  const times = [];
  for (let index = 0; index < count; index++) times.push(await infer());
  parentPort.postMessage(times);
});
parentPort.postMessage([]);

async function detect() {
  const { inference } = await sessions[0].run(pipeline.inputs);
  return inference;
}

/** What happens between the two networks copies nothing and takes no time to speak of. */
async function segment() {
  const { networks } = pipeline;
  const seen = await sessions[networks.image].run(pipeline.inputs);
  const feeds = { ...pipeline.encoded(seen.outputs, 0), ...pipeline.ask(undefined, placement) };
  const answered = await sessions[networks.prompt].run(feeds);
  return seen.inference + answered.inference;
}
