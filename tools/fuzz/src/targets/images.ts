import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageError, InferenceEngine, type InferenceResult } from '@framegate/inference-engine';
import { mutateBytes } from '../mutation/mutate-bytes.js';
import { mutatePng } from '../mutation/mutate-png.js';
import { imageFiles } from '../seeds/image-files.js';
import { modelFiles } from '../seeds/model-files.js';
import type { Target } from './target.js';

const maxPixels = 4_000_000;

/** Image files through the engine, with families that fit images in different ways. */
export const images: Target = {
  name: 'images',
  cases: 3000,
  deadlineMs: 20_000,
  memoryLimit: 512e6,
  refusals: [ImageError],
  seeds: imageFiles,
  mutate({ name, bytes }, random, seeds) {
    const mutate = name.endsWith('.png') && random.happens(0.8) ? mutatePng : mutateBytes;
    return mutate(
      bytes,
      random,
      seeds.map((seed) => seed.bytes),
    );
  },
  async open(folder) {
    const engines: InferenceEngine[] = [];
    for (const { name, bytes } of await modelFiles(['yolo.onnx', 'rtdetr.onnx'])) {
      const model = join(folder, name);
      await writeFile(model, bytes);
      engines.push(await InferenceEngine.open({ model, threads: 1, maxPixels }));
    }
    const subject = join(folder, 'image');
    return {
      subject,
      async run({ bytes }) {
        await writeFile(subject, bytes);
        checkResult(await engines[bytes.length % engines.length]!.infer(subject, { threshold: 0 }));
      },
      async close() {
        await Promise.all(engines.map((engine) => engine.close()));
      },
    };
  },
};

function checkResult({ width, height, detections }: InferenceResult): void {
  if (!(width >= 1 && height >= 1 && width * height <= maxPixels)) {
    throw new Error(`Expected a size of at most ${maxPixels} pixels, got ${width}×${height}`);
  }
  const lost = detections.find(({ box }) => !box.every(Number.isFinite));
  if (lost) throw new Error(`Expected a box of finite numbers, got ${lost.box.join()}`);
}
