import type {
  Detection,
  DetectionPipeline,
  ImageSize,
  PipelineOptions,
  RgbImage,
  TensorMap,
} from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { inputName, outputName } from './build-null.js';

export function recognisesNull({ inputs, outputs }: ModelSignature): boolean {
  return inputs.length === 1 && inputs[0]?.name === inputName && outputs[0]?.name === outputName;
}

/** Of pixels or images: more are stated by a file that was damaged. */
const most = 2 ** 20;

/** @throws {RangeError} when another image size or batch is asked for than the model was built with. */
export function createNullPipeline(signature: ModelSignature, options: PipelineOptions): DetectionPipeline {
  const batch = signature.inputs[0]?.shape[0];
  const height = Number(signature.metadata['height']);
  const width = Number(signature.metadata['width']);
  if (!recognisesNull(signature) || typeof batch !== 'number' || ![batch, height, width].every(isCount)) {
    throw new RangeError('Expected a model that the null family has built');
  }
  const { imageSize = { height, width }, batch: wanted = batch } = options;
  if (imageSize.height !== height || imageSize.width !== width || wanted !== batch) {
    throw new RangeError(
      `The model was built for ${batch} × ${height}×${width}, asked for ${wanted} × ${imageSize.height}×${imageSize.width}`,
    );
  }
  return new NullPipeline(imageSize, batch);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= most;
}

/** Does not look at the pixels, and answers what the model gives back. */
class NullPipeline implements DetectionPipeline<undefined> {
  readonly task = 'detect';
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly inputs: TensorMap;
  readonly #extents: Float32Array;

  constructor(imageSize: ImageSize, batch: number) {
    this.imageSize = imageSize;
    this.batch = batch;
    this.#extents = new Float32Array(batch * 2);
    this.inputs = { [inputName]: { data: this.#extents, dims: [batch, 2] } };
  }

  preprocess({ width, height }: RgbImage, slot: number): undefined {
    this.#extents.set([width, height], slot * 2);
  }

  postprocess(outputs: TensorMap, slot: number): Detection[] {
    const boxes = outputs[outputName]?.data;
    if (!(boxes instanceof Float32Array) || boxes.length !== this.batch * 4) {
      throw new RangeError(`Expected ${outputName} [${this.batch}, 4], got ${boxes?.length ?? 'no'} values`);
    }
    const box = [...boxes.subarray(slot * 4, slot * 4 + 4)] as Detection['box'];
    return [{ box, score: 1, class: 0, label: 'image' }];
  }
}
