import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceEngine } from '@framegate/inference-engine';
import fc from 'fast-check';
import { paintImage } from '../images/paint-image.js';
import { SeededRandom } from '../random/seeded-random.js';
import { writeModelFiles } from './write-model-files.js';

const variant = { family: 'yolo', variant: 'yolo11n', imageSize: { height: 64, width: 64 } };
const maxBatch = 6;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'any-batch-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('forAnyBatch', () => {
  it('makes of yolo11n a network that answers as bit for bit as the one for single images does', async () => {
    await using alone = await InferenceEngine.open({
      model: await writeModelFiles({ ...variant, batch: 1 }, folder),
      threads: 1,
    });
    await using together = await InferenceEngine.open({
      model: await writeModelFiles({ ...variant, batch: 'any' }, folder),
      threads: 1,
      maxBatch,
    });
    const image = fc.record({
      seed: fc.nat(),
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(image, { minLength: 2, maxLength: maxBatch }), async (sizes) => {
        const images = sizes.map(({ seed, width, height }) => ({
          data: paintImage(new SeededRandom(seed), width, height),
          width,
          height,
        }));
        const options = { threshold: 0.05 };
        const expected = [];
        for (const each of images) expected.push((await alone.infer(each, options)).detections);
        const results = await together.inferBatch(images, options);
        expect(results.map(({ detections }) => detections)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});
