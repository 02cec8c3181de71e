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
import { type OriginalSize, readHeads, Stretch } from '@framegate/vision-processing';
import { className } from './class-name.js';
import { type Layout, readRfdetrModel, type RfdetrModel } from './rfdetr-signature.js';

/** ImageNet's, by channel. */
const mean = [0.485, 0.456, 0.406] as const;
const std = [0.229, 0.224, 0.225] as const;
/** What the published predictor does unless told otherwise. */
const defaultThreshold = 0.5;

/**
 * What surrounds an RF-DETR network: images stretched to its size and normalised in, boxes out.
 * @throws {UnsupportedModelError} when the model is none that can be served.
 */
export function createRfdetrPipeline(signature: ModelSignature, options: PipelineOptions): DetectionPipeline {
  return new RfdetrPipeline(readRfdetrModel(signature, options));
}

class RfdetrPipeline implements DetectionPipeline<OriginalSize> {
  readonly task = 'detect';
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly inputs: TensorMap;
  readonly #layout: Layout;
  readonly #stretch: Stretch;

  constructor({ layout, imageSize, batch }: RfdetrModel) {
    this.imageSize = imageSize;
    this.batch = batch;
    this.#layout = layout;
    this.#stretch = new Stretch(imageSize, batch, { arithmetic: 'float', mean, std });
    this.inputs = {
      [layout.images]: { data: this.#stretch.tensor, dims: [batch, 3, imageSize.height, imageSize.width] },
    };
  }

  preprocess(image: RgbImage, slot: number): OriginalSize {
    return this.#stretch.write(image, slot);
  }

  postprocess(
    outputs: TensorMap,
    slot: number,
    size: OriginalSize,
    { threshold = defaultThreshold }: PostprocessOptions,
  ): Detection[] {
    const names = { ...this.#layout, className };
    return readHeads(outputs, names, { batch: this.batch, slot, size, threshold });
  }
}
