/** What a user of transformers.js writes for each kind of model, with the time of `session.run` taken on the way. */
import { performance } from 'node:perf_hooks';
import { env, LogLevel } from '@huggingface/transformers';
import { InferenceSession } from 'onnxruntime-node';
import { serveSide } from './serve-side.mjs';

let inference = 0;
const { run } = InferenceSession.prototype;
InferenceSession.prototype.run = async function (...feeds) {
  const begun = performance.now();
  try {
    return await run.apply(this, feeds);
  } finally {
    inference += performance.now() - begun;
  }
};

await serveSide(async ({ root, variant, task, threads, threshold }) => {
  env.allowRemoteModels = false;
  env.localModelPath = root;
  // Says of YOLO that it is none of the library's own models.
  env.logLevel = LogLevel.ERROR;
  const options = {
    dtype: 'fp32',
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  };
  const { open } = await import(`./transformers/${task}.mjs`);
  const find = await open(variant, options, threshold);
  return {
    threads,
    run: async (picture) => {
      inference = 0;
      const found = await find(picture);
      return { found, inference };
    },
  };
});
