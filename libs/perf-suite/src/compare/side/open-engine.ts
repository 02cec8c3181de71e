import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const enginePackage = '@framegate/inference-engine';

/** What is asked of an engine of any version. */
export interface AnyEngine {
  readonly info?: {
    readonly task?: string;
    readonly workers?: number;
    readonly threads?: number;
    readonly batch?: number;
  };
  infer(image: Uint8Array, options?: { threshold?: number }): Promise<AnyResult>;
  close(): Promise<void>;
}

export interface AnyResult {
  readonly detections?: readonly { label?: string; class?: number; score: number; box: readonly number[] }[];
  readonly masks?: readonly { score: number; box: readonly number[]; area?: number }[];
  readonly timings?: Partial<Record<string, number>>;
}

type Opening = { readonly open: (options: { model: string[]; family?: string }) => Promise<AnyEngine> };

/** Where the packages of a workspace, or of this program, are looked up from. */
export function requireFrom(workspace: string | null): NodeJS.Require {
  return createRequire(workspace === null ? import.meta.url : join(workspace, 'package.json'));
}

/**
 * The engine of a workspace, as it was built there.
 * @throws where there is none, it is not built, or it is not opened as engines are.
 */
export async function findEngine(workspace: string | null): Promise<Opening> {
  const where = workspace ?? 'this installation';
  let path: string;
  try {
    path = requireFrom(workspace).resolve(enginePackage);
  } catch (cause) {
    throw new Error(`Expected ${enginePackage} among the packages of ${where}: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (!existsSync(path)) throw new Error(`The engine of ${where} is not built: ${path} is not there.`);
  const { InferenceEngine } = (await import(pathToFileURL(path).href)) as {
    InferenceEngine?: Partial<Opening>;
  };
  const open = InferenceEngine?.open;
  if (typeof open !== 'function') {
    throw new Error(
      `Expected the engine of ${where} to have InferenceEngine.open, and it does not: it is too old to compare with.`,
    );
  }
  return { open: open.bind(InferenceEngine) };
}

/** @throws where what was opened cannot infer or be closed. */
export function checkEngine(engine: AnyEngine): AnyEngine {
  for (const name of ['infer', 'close'] as const) {
    if (typeof engine[name] !== 'function') {
      throw new Error(
        `Expected the opened engine to have ${name}(), and it does not: it is too old to compare with.`,
      );
    }
  }
  return engine;
}
