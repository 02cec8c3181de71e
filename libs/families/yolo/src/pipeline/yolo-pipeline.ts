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
import { expectOutput } from '@framegate/vision-processing';
import { Letterbox } from './letterbox/letterbox.js';
import type { Placement } from './letterbox/placement.js';
import { AnchorScan } from './postprocess/anchor-scan.js';
import type { Candidate } from './postprocess/candidate.js';
import { readRows, rowLength } from './postprocess/row-reader.js';
import { defaultThreshold } from './postprocess/settings.js';
import { suppress } from './postprocess/suppression.js';
import { toOriginal } from './postprocess/to-original.js';
import { classNamer } from './signature/class-names.js';
import { inputName, outputName, readYoloModel, type YoloModel } from './signature/yolo-signature.js';

/**
 * What surrounds a YOLO detection network: letterbox in, boxes out.
 * @throws {UnsupportedModelError} when the model is none that can be served.
 */
export function createYoloPipeline(signature: ModelSignature, options: PipelineOptions): DetectionPipeline {
  return new YoloPipeline(readYoloModel(signature, options), signature);
}

class YoloPipeline implements DetectionPipeline<Placement> {
  readonly task = 'detect';
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly inputs: TensorMap;
  readonly #model: YoloModel;
  readonly #nameOf: (index: number) => string;
  readonly #letterbox: Letterbox;
  #scan: AnchorScan | undefined;

  constructor(model: YoloModel, signature: ModelSignature) {
    const { imageSize, batch } = model;
    this.imageSize = imageSize;
    this.batch = batch;
    this.#model = model;
    this.#nameOf = classNamer(signature, model.classes);
    this.#letterbox = new Letterbox(imageSize, batch);
    this.inputs = {
      [inputName]: { data: this.#letterbox.tensor, dims: [batch, 3, imageSize.height, imageSize.width] },
    };
  }

  preprocess(image: RgbImage, slot: number): Placement {
    return this.#letterbox.write(image, slot);
  }

  postprocess(
    outputs: TensorMap,
    slot: number,
    placement: Placement,
    options: PostprocessOptions,
  ): Detection[] {
    const threshold = options.threshold ?? defaultThreshold;
    return this.#read(outputs, slot, threshold).map((candidate) =>
      toOriginal(candidate, placement, this.#nameOf(candidate.class)),
    );
  }

  #read(outputs: TensorMap, slot: number, threshold: number): Candidate[] {
    const { batch, classes, layout } = this.#model;
    const expected = classes === undefined ? ['rows', rowLength] : [4 + classes, 'anchors'];
    const data = expectOutput(outputs, outputName, [batch, ...expected]);
    const [, rows, columns] = outputs[outputName]!.dims as [number, number, number];
    const image = data.subarray(slot * rows * columns, (slot + 1) * rows * columns);
    if (layout === 'rows') return readRows(image, threshold);
    this.#scan ??= new AnchorScan(rows - 4, columns);
    return suppress(this.#scan.read(image, threshold));
  }
}
