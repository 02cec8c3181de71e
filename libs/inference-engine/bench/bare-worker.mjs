// The same graph, session options and input as the engine's worker, and nothing around `session.run`.
import { parentPort, workerData } from 'node:worker_threads';
import { loadFamily } from '@framegate/model-family';
import { NativeGuard } from '../dist/workers/native-guard.js';
import { ModelSession } from '../dist/session/model-session.js';

const { setup, image } = workerData;
const family = await loadFamily(setup.family);
const pipeline = family.createPipeline(setup.signatures, {});
pipeline.preprocess(image, 0);
const session = await ModelSession.load(setup.models[0], setup.session, new NativeGuard(), pipeline.inputs);

parentPort.on('message', async (count) => {
  if (count === 0) {
    await session.release();
    process.exit();
  }
  const times = [];
  for (let index = 0; index < count; index++) {
    const { inference } = await session.run(pipeline.inputs);
    times.push(inference);
  }
  parentPort.postMessage(times);
});
parentPort.postMessage([]);
