import type {
  Detection,
  DetectionPipeline,
  ImageSize,
  PipelineOptions,
  PostprocessOptions,
  RgbImage,
  TensorMap,
} from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { type HeadsOptions, type OriginalSize, readHeads, Stretch } from '@framegate/vision-processing';
import { className } from './class-name.js';
import { readObjects } from './read-objects.js';
import { readRtdetrModel, type RtdetrModel } from './rtdetr-signature.js';

/** What the published postprocessing does unless told otherwise. */
const defaultThreshold = 0.5;

export const heads: HeadsOptions = { logits: 'logits', boxes: 'pred_boxes', className };

/**
 * What surrounds an RT-DETR network: images stretched to its size in, boxes out.
 * @throws {UnsupportedModelError} when the model is none that can be served.
 */
export function createRtdetrPipeline(signature: ModelSignature, options: PipelineOptions): DetectionPipeline {
  return new RtdetrPipeline(readRtdetrModel(signature, options));
}

class RtdetrPipeline implements DetectionPipeline<OriginalSize> {
  readonly task = 'detect';
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly inputs: TensorMap;
  readonly #form: RtdetrModel['form'];
  readonly #stretch: Stretch;
  /** Width and height of each image of the batch. */
  readonly #sizes: BigInt64Array;

  constructor({ form, imageSize, batch }: RtdetrModel) {
    this.imageSize = imageSize;
    this.batch = batch;
    this.#form = form;
    this.#stretch = new Stretch(imageSize, batch, { arithmetic: 'pillow' });
    this.#sizes = new BigInt64Array(2 * batch);
    const images = { data: this.#stretch.tensor, dims: [batch, 3, imageSize.height, imageSize.width] };
    this.inputs =
      form === 'heads'
        ? { pixel_values: images }
        : { images, orig_target_sizes: { data: this.#sizes, dims: [batch, 2] } };
  }

  preprocess(image: RgbImage, slot: number): OriginalSize {
    const size = this.#stretch.write(image, slot);
    this.#sizes.set([BigInt(size.width), BigInt(size.height)], 2 * slot);
    return size;
  }

  postprocess(
    outputs: TensorMap,
    slot: number,
    size: OriginalSize,
    { threshold = defaultThreshold }: PostprocessOptions,
  ): Detection[] {
    return this.#form === 'heads'
      ? readHeads(outputs, heads, { batch: this.batch, slot, size, threshold })
      : readObjects(outputs, this.batch, slot, threshold);
  }
}
