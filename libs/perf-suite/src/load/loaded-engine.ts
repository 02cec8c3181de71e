import type { Engine } from '../scenarios/engine.js';
import type { ScenarioContext } from '../scenarios/scenario.js';
import { warmUp } from '../scenarios/warm-up.js';

export interface LoadedEngine extends AsyncDisposable {
  readonly engine: Engine;
}

/** The engine that all scenarios share, or one of its own where its queue is to have a length of its own. */
export async function loadedEngine(context: ScenarioContext, maxQueue: number | null): Promise<LoadedEngine> {
  if (maxQueue === null) {
    return { engine: await context.steadyEngine(), [Symbol.asyncDispose]: async () => undefined };
  }
  const engine = await context.open({ maxQueue });
  try {
    const flag = await warmUp(context, engine);
    if (flag !== null) context.recorder.flag(flag);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return { engine, [Symbol.asyncDispose]: () => engine.close() };
}
