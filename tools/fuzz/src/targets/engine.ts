import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  InferenceEngine,
  ModelLoadError,
  ModelOutputError,
  ModelRunError,
  UnknownSignatureError,
  WorkerCrashedError,
} from '@framegate/inference-engine';
import { side } from '../seeds/models.js';
import { writePartners } from '../seeds/partners.js';
import { damagedModels } from './damaged-models.js';
import type { Target } from './target.js';

/** The engine's own error knows no file. */
class LostWorkerError extends Error {
  readonly code = 'WORKER_CRASHED';
}

/**
 * Models that are opened and run. A native runtime reads them, which hostile ones may end: workers are processes of their
 * own, and the loss of one is a refusal like others.
 */
export const engine: Target = {
  name: 'engine',
  cases: 300,
  deadlineMs: 60_000,
  memoryLimit: 1e9,
  refusals: [ModelLoadError, ModelRunError, ModelOutputError, UnknownSignatureError, LostWorkerError],
  ...damagedModels,
  async open(folder) {
    const subject = join(folder, 'model.onnx');
    const filesOf = await writePartners(folder);
    return {
      subject,
      async run({ name, bytes }) {
        await writeFile(subject, bytes);
        await runModel(filesOf(name, subject)).catch((error: unknown) => {
          if (!(error instanceof WorkerCrashedError)) throw error;
          throw new LostWorkerError(`${subject}: ${error.message}`, { cause: error });
        });
      },
      close: async () => undefined,
    };
  },
};

async function runModel(model: readonly string[]): Promise<void> {
  const options = { isolation: 'process', hangTimeoutMs: 20_000 } as const;
  await using engine = await InferenceEngine.open({ model, threads: 1, ...options });
  await engine.infer({ width: side, height: side, data: new Uint8Array(side * side * 3).fill(90) });
}
