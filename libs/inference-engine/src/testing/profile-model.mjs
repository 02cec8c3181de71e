// Prints how many nodes of a model each provider ran. Plain JavaScript because jest's arrays are none to the runtime.
import { NativeGuard } from '../../dist/workers/native-guard.js';
import { openProfiled } from '../../dist/session/open-profiled.js';
import { resolveSessionOptions } from '../../dist/session/resolve-session-options.js';
import { runtimeOptions } from '../../dist/session/runtime-options.js';

const settings = resolveSessionOptions(
  { session: { graphOptimization: 'disabled' } },
  { threads: 1, spinning: false },
);
const { nodes } = await openProfiled(process.argv[2], runtimeOptions(settings), {}, new NativeGuard());
console.log(JSON.stringify([...nodes]));
