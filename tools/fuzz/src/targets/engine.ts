import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  InferenceEngine,
  ModelLoadError,
  ModelOutputError,
  ModelRunError,
  UnknownSignatureError,
} from '@framegate/inference-engine';
import { mutateProtobuf } from '../mutation/mutate-protobuf.js';
import { modelFiles } from '../seeds/model-files.js';
import { side } from '../seeds/models.js';
import { writePartners } from '../seeds/partners.js';
import type { Target } from './target.js';

/** Models that are opened and run. A native runtime reads them: it may take its process with it, which is counted. */
export const engine: Target = {
  name: 'engine',
  cases: 500,
  deadlineMs: 30_000,
  memoryLimit: 1e9,
  refusals: [ModelLoadError, ModelRunError, ModelOutputError, UnknownSignatureError],
  mayLoseProcess: true,
  seeds: () => modelFiles(),
  mutate: ({ bytes }, random, seeds) =>
    mutateProtobuf(
      bytes,
      random,
      seeds.map((seed) => seed.bytes),
    ),
  async open(folder) {
    const subject = join(folder, 'model.onnx');
    const filesOf = await writePartners(folder);
    const image = { width: side, height: side, data: new Uint8Array(side * side * 3).fill(90) };
    return {
      subject,
      async run({ name, bytes }) {
        await writeFile(subject, bytes);
        await using opened = await InferenceEngine.open({ model: filesOf(name, subject), threads: 1 });
        await opened.infer(image);
      },
      close: async () => undefined,
    };
  },
};
