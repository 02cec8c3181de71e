import type { SegmentationPipeline } from '@framegate/model-family';
import type { ImagePayload } from '../images/image-payload.js';
import { ImageStage } from './image-stage.js';
import type { ModelSession } from '../session/model-session.js';
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
  const service = new SegmentationService(
    { image: session, prompt: session },
    new ImageStage({ whole: pipeline, single: undefined }, session, 1),
    (features) => features,
  );

  const task = { image: pixel, prompt: undefined, threshold: undefined };
  const { answer } = await service.run({ kind: 'infer', tasks: [task] });
  expect(answer.images).toEqual([
    {
      error: {
        code: 'PROMPT_INVALID',
        message: 'Prompt for pixel: a point outside',
        cause: expect.any(RangeError),
      },
    },
  ]);
  expect(runs).toBe(0);
});
