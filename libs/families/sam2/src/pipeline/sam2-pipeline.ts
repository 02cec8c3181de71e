import type {
  ImageSize,
  Mask,
  PipelineOptions,
  Prompt,
  RgbImage,
  SegmentationPipeline,
  TensorMap,
} from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { expectOutput, type OriginalSize, Stretch } from '@framegate/vision-processing';
import { chooseMasks } from './masks/choose-masks.js';
import { MaskWriter } from './masks/mask-writer.js';
import { readCandidates } from './masks/read-candidates.js';
import { readPrompt } from './prompt/read-prompt.js';
import { wantsCandidates } from './prompt/wants-candidates.js';
import { readSam2Model, type Sam2Model } from './signature/read-sam2-model.js';

/** The network was trained on images normalised so. */
const imageNet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;

/**
 * What surrounds a SAM 2 pair of networks: an image stretched to the encoder's size in, prompts to the decoder, masks
 * at the image's own size out.
 * @throws {UnsupportedModelError} when the files are none that can be served together.
 */
export function createSam2Pipeline(
  signatures: readonly ModelSignature[],
  options: PipelineOptions,
): SegmentationPipeline {
  return new Sam2Pipeline(readSam2Model(signatures, options));
}

class Sam2Pipeline implements SegmentationPipeline<OriginalSize> {
  readonly task = 'segment';
  readonly networks: SegmentationPipeline['networks'];
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly inputs: TensorMap;
  readonly #model: Sam2Model;
  readonly #stretch: Stretch;
  readonly #writer = new MaskWriter();

  constructor(model: Sam2Model) {
    const { form, imageSize, batch } = model;
    this.networks = model.networks;
    this.imageSize = imageSize;
    this.batch = batch;
    this.#model = model;
    this.#stretch = new Stretch(imageSize, batch, { ...imageNet, arithmetic: 'float' });
    this.inputs = {
      [form.image]: { data: this.#stretch.tensor, dims: [batch, 3, imageSize.height, imageSize.width] },
    };
  }

  preprocess(image: RgbImage, slot: number): OriginalSize {
    return this.#stretch.write(image, slot);
  }

  encoded(outputs: TensorMap, slot: number): TensorMap {
    return Object.fromEntries(
      this.#model.features.map(({ name, shape }) => {
        const data = expectOutput(outputs, name, [this.batch, ...shape.slice(1)]);
        const [, ...dims] = outputs[name]!.dims;
        const length = data.length / this.batch;
        return [name, { data: data.subarray(slot * length, (slot + 1) * length), dims: [1, ...dims] }];
      }),
    );
  }

  ask(prompt: Prompt | undefined, placement: OriginalSize): TensorMap {
    const { form, imageSize, room } = this.#model;
    return form.feeds(readPrompt(prompt, placement, { imageSize, mask: room.mask }), room);
  }

  answer(outputs: TensorMap, prompt: Prompt | undefined, placement: OriginalSize): Mask[] {
    const { masks, form } = this.#model;
    const proposed = readCandidates(outputs, { masks, scores: form.scores });
    return chooseMasks(proposed, wantsCandidates(prompt)).map((candidate) =>
      this.#writer.write(candidate, placement),
    );
  }
}
