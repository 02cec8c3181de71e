import type { ImageSize, PipelineOptions } from '@framegate/model-family';
import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import {
  batchOf,
  checkInputRoom,
  describeValue,
  imageSizeOf,
  requireFloat32,
  UnsupportedModelError,
} from '@framegate/vision-processing';

/** Names of the input and of the outputs. */
export interface Layout {
  readonly images: string;
  /** [batch, queries, 4] */
  readonly boxes: string;
  /** [batch, queries, classes] */
  readonly logits: string;
}

const official: Layout = { images: 'input', boxes: 'dets', logits: 'labels' };
/** Exports of the library transformers are called the same for all its detectors: another family answers to them. */
const transformers: Layout = { images: 'pixel_values', boxes: 'pred_boxes', logits: 'logits' };

export const signatures = [official, transformers].map(
  ({ images, boxes, logits }) =>
    `${images} [batch, 3, height, width] to ${boxes} [batch, queries, 4] and ${logits} [batch, queries, classes]`,
);

/** What a model file says that matters to its pipeline. */
export interface RfdetrModel {
  readonly layout: Layout;
  readonly imageSize: ImageSize;
  readonly batch: number;
}

/** Whether a model looks like an official export. Those that segment count too, so that their error can say so. */
export function recognisesRfdetr(signature: ModelSignature): boolean {
  return fits(signature, official);
}

/** @throws {UnsupportedModelError} saying what was expected and what the model has. */
export function readRfdetrModel(signature: ModelSignature, options: PipelineOptions): RfdetrModel {
  const layout = [official, transformers].find((candidate) => fits(signature, candidate));
  if (!layout) {
    const got = [...signature.inputs, ...signature.outputs].map(describeValue).join(', ');
    throw new UnsupportedModelError(`Expected ${signatures.join(', or ')}, got ${got}.`);
  }
  refuseMasks(signature, layout);
  const images = find(signature.inputs, layout.images)!;
  const outputs = [layout.boxes, layout.logits].map((name) => find(signature.outputs, name)!);
  for (const value of [images, ...outputs]) requireFloat32(value);
  const imageSize = sizeOf(images, options.imageSize);
  const batch = batchOf(images, options.batch);
  checkInputRoom(images.name, [batch, 3, imageSize.height, imageSize.width]);
  return { layout, imageSize, batch };
}

function fits({ inputs, outputs }: ModelSignature, { images, boxes, logits }: Layout): boolean {
  const [image, box, logit] = [find(inputs, images), find(outputs, boxes), find(outputs, logits)];
  return (
    inputs.length === 1 &&
    image?.shape.length === 4 &&
    isOpenOr(3, image.shape[1]) &&
    box?.shape.length === 3 &&
    isOpenOr(4, box.shape[2]) &&
    logit?.shape.length === 3
  );
}

function refuseMasks({ outputs }: ModelSignature, { boxes, logits }: Layout): void {
  const masks = outputs.find(({ name, shape }) => name !== boxes && name !== logits && shape.length === 4);
  if (!masks) return;
  throw new UnsupportedModelError(
    `The model segments: it also gives ${describeValue(masks)}; only detection models are supported.`,
  );
}

/** Neither variant nor patch size can be told from a signature, so a model of any size has no size of its own. */
function sizeOf(images: ValueInfo, wanted: ImageSize | undefined): ImageSize {
  const [, , height, width] = images.shape;
  if (typeof height === 'number' && typeof width === 'number') {
    return imageSizeOf(images, wanted, { height, width });
  }
  if (wanted) return imageSizeOf(images, wanted, wanted);
  throw new UnsupportedModelError(
    'The model takes images of any size and names no default: give an image size.',
  );
}

function isOpenOr(wanted: number, size: number | string | undefined): boolean {
  return typeof size === 'string' || size === wanted;
}

function find(values: readonly ValueInfo[], wanted: string): ValueInfo | undefined {
  return values.find(({ name }) => name === wanted);
}
