import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const { path, feeds } = workerData;
const session = await InferenceSession.create(path, { logSeverityLevel: 3 });
const inputs = Object.fromEntries(
  feeds.map(({ name, type, data, dims }) => [name, new Tensor(type, data, dims)]),
);
const outputs = await session.run(inputs);
parentPort.postMessage(
  Object.fromEntries(Object.entries(outputs).map(([name, { data, dims }]) => [name, { data, dims }])),
);
await session.release();
