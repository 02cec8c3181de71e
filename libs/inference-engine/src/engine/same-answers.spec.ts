import fc from 'fast-check';
import type { ImageSource } from '../images/image-source.js';
import { asPng } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { OpenedEngines } from '../testing/opened-engines.js';
import type { EngineOptions } from './engine-options.js';
import type { InferenceEngine } from './inference-engine.js';
import type { InferenceResult } from './inference-result.js';

interface Case {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly format: 'raw' | 'png' | 'path';
  readonly threshold: number;
}

const side = fc.integer({ min: 1, max: 90 });
const cases = fc
  .record({
    width: side,
    height: side,
    format: fc.constantFrom('raw', 'png', 'path'),
    threshold: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .chain((image) =>
    fc
      // Arrays of so many bytes would take the most of the test; a short one is repeated instead.
      .uint8Array({ minLength: 1, maxLength: 64 })
      .map((pattern): Case => ({ ...image, pixels: tile(pattern, image.width * image.height * 3) })),
  );

function tile(pattern: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => pattern[index % pattern.length]! ^ (index >> 6));
}

let models: ModelFolder;
const engines = new OpenedEngines();

function open(options: EngineOptions): Promise<InferenceEngine> {
  return engines.open(options);
}

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(async () => {
  await engines.close();
  await models.remove();
});

async function sourceOf(image: Case): Promise<ImageSource> {
  const { width, height, pixels: data, format } = image;
  if (format === 'raw') return { width, height, data };
  const png = await asPng({ width, height, data });
  return format === 'png' ? png : models.file('image.png', png);
}

describe('InferenceEngine', () => {
  it('answers the same to the last bit from one worker, several, processes and shared runs', async () => {
    const [model, batchOfThree, anyBatch] = [
      await models.mirror(),
      await models.mirror(3),
      await models.elastic(),
    ];
    const alone = await open({ model });
    const others = await Promise.all([
      open({ model, workers: 4 }),
      open({ model, isolation: 'process', workers: 2 }),
      open({ model: batchOfThree, maxDelayMs: 2 }),
      open({ model: anyBatch, maxBatch: 4, maxDelayMs: 2 }),
      open({ model: anyBatch, maxBatch: 4, isolation: 'process' }),
    ]);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(cases, { minLength: 1, maxLength: 8 }), async (images) => {
        const questions: { source: ImageSource; threshold: number }[] = [];
        const expected = [];
        for (const [index, image] of images.entries()) {
          // Only one image a case may lie in the file, for all engines read it at once.
          const format = image.format === 'path' && index > 0 ? 'png' : image.format;
          const { threshold } = image;
          const source = await sourceOf({ ...image, format });
          questions.push({ source, threshold });
          expected.push(withoutTimes(await alone.infer(source, { threshold })));
        }
        found += expected.reduce((sum, { detections }) => sum + detections.length, 0);
        for (const engine of others) {
          const results = await Promise.all(
            questions.map(({ source, threshold }) => engine.infer(source, { threshold })),
          );
          expect(results.map(withoutTimes)).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(0);
  });
});

function withoutTimes({ width, height, detections }: InferenceResult) {
  return { width, height, detections };
}
