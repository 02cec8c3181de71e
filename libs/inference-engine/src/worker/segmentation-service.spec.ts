import type { SegmentationPipeline } from '@framegate/model-family';
import { PromptError } from '../errors/request-errors.js';
import type { ImagePayload } from '../images/image-payload.js';
import type { ModelSession } from './model-session.js';
import { SegmentationService } from './segmentation-service.js';

const pixel: ImagePayload = { name: 'pixel', kind: 'raw', data: new Uint8Array(3), width: 1, height: 1 };

it('refuses a prompt that makes no sense before any network runs', async () => {
  const pipeline = {
    task: 'segment',
    networks: { image: 0, prompt: 1 },
    preprocess: () => undefined,
    ask() {
      throw new RangeError('a point outside');
    },
  } as unknown as SegmentationPipeline;
  let runs = 0;
  const session = { path: 'model.onnx', run: async () => runs++ } as unknown as ModelSession;
  const service = new SegmentationService(pipeline, [session, session], 1);

  const asking = service.run({ kind: 'infer', images: [pixel], prompt: undefined, threshold: undefined });
  await expect(asking).rejects.toThrow(PromptError);
  await expect(asking).rejects.toThrow('Prompt for pixel: a point outside');
  expect(runs).toBe(0);
});
