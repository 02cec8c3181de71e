// Opens a model by a cache and prints what became of it and what the session computes. Plain JavaScript because jest's
// arrays are none to the runtime. Several at once come from several processes.
import { createHash } from 'node:crypto';
import { resolveSessionOptions } from '../../dist/session/resolve-session-options.js';
import { ModelSession } from '../../dist/session/model-session.js';
import { NativeGuard } from '../../dist/workers/native-guard.js';

const [graphCache, model] = process.argv.slice(2);
const settings = resolveSessionOptions({ graphCache }, { threads: 1, spinning: false });
const session = await ModelSession.load(model, settings, new NativeGuard(), {});
const data = Float32Array.from({ length: 3 * 64 * 64 }, (_, at) => (at * 7919) % 256);
const { outputs } = await session.run({ images: { data, dims: [1, 3, 64, 64] } });
const bytes = new Uint8Array(outputs.output0.data.buffer);
console.log(JSON.stringify([session.graphCache, createHash('sha256').update(bytes).digest('hex')]));
await session.release();
