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
import {
  expectOutput,
  type OriginalSize,
  Stretch,
  toCorners,
  topQueries,
} from '@framegate/vision-processing';
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

  /**
   * As many of the best class scores over all queries as there are queries; a query can be two objects. Nothing is
   * suppressed and nothing clipped: the published predictor does neither.
   */
  postprocess(
    outputs: TensorMap,
    slot: number,
    size: OriginalSize,
    { threshold = defaultThreshold }: PostprocessOptions,
  ): Detection[] {
    const names = this.#layout;
    const allLogits = expectOutput(outputs, names.logits, [this.batch, 'queries', 'classes']);
    const [, queries, classes] = outputs[names.logits]!.dims as [number, number, number];
    const allBoxes = expectOutput(outputs, names.boxes, [this.batch, queries, 4]);
    const logits = allLogits.subarray(slot * queries * classes, (slot + 1) * queries * classes);
    const boxes = allBoxes.subarray(slot * queries * 4, (slot + 1) * queries * 4);
    return topQueries(logits, classes, queries, threshold).map(({ query, class: id, score }) => ({
      box: toCorners(boxes, query, size),
      score,
      class: id,
      label: className(id, classes),
    }));
  }
}
