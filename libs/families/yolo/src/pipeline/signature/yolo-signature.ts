import type { ImageSize, PipelineOptions } from '@framegate/model-family';
import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import {
  batchOf,
  checkInputRoom,
  describeValue,
  requireFloat32,
  UnsupportedModelError,
} from '@framegate/vision-processing';
import { inputSize } from './input-size.js';

export const inputName = 'images';
export const outputName = 'output0';
const rowLength = 6;
const boxValues = 4;
const headStrides = [8, 16, 32];

/** What a model file says that matters to its pipeline. */
export interface YoloModel {
  readonly imageSize: ImageSize;
  readonly batch: number;
  /** `anchors`: a raw head, [batch, 4 + classes, anchors]; `rows`: overlaps removed inside, [batch, rows, 6]. */
  readonly layout: 'anchors' | 'rows';
  /** Unknown for `rows`. */
  readonly classes: number | undefined;
}

/**
 * Whether a model looks like a YOLO export: `images` [batch, 3, H, W] in, `output0` out with one column per anchor,
 * or with rows of 6 where it removes overlaps itself. Exports for other tasks count too, so that their error can say so.
 */
export function recognisesYolo(signature: ModelSignature): boolean {
  const input = signature.inputs.find(({ name }) => name === inputName);
  const output = signature.outputs.find(({ name }) => name === outputName);
  if (!input || !output || signature.inputs.length !== 1 || input.shape.length !== 4) return false;
  return isOtherTask(signature) || layoutOf(input, output) !== undefined;
}

/** @throws {UnsupportedModelError} saying what was expected and what the model has. */
export function readYoloModel(signature: ModelSignature, options: PipelineOptions): YoloModel {
  if (isOtherTask(signature)) {
    throw new UnsupportedModelError(
      `The model's task is "${signature.metadata['task']}"; only detection models ("detect") are supported.`,
    );
  }
  const input = signature.inputs.find(({ name }) => name === inputName);
  const output = signature.outputs.find(({ name }) => name === outputName);
  const layout = input && output && layoutOf(input, output);
  if (!layout) {
    throw new UnsupportedModelError(
      `Expected ${inputName} [batch, 3, height, width] and ${outputName} [batch, 4 + classes, anchors] ` +
        `or [batch, rows, 6], got ${[...signature.inputs, ...signature.outputs].map(describeValue).join(', ')}.`,
    );
  }
  for (const value of [input, output]) requireFloat32(value);
  const imageSize = inputSize(signature, input, options.imageSize);
  const batch = batchOf(input, options.batch);
  checkInputRoom(inputName, [batch, 3, imageSize.height, imageSize.width]);
  return {
    imageSize,
    batch,
    layout,
    classes: layout === 'anchors' ? (output.shape[1] as number) - boxValues : undefined,
  };
}

function layoutOf(input: ValueInfo, output: ValueInfo): YoloModel['layout'] | undefined {
  const [, rows, columns] = output.shape;
  if (output.shape.length !== 3 || input.shape.length !== 4 || input.shape[1] !== 3) return undefined;
  if (columns === rowLength) return 'rows';
  if (typeof rows !== 'number' || rows <= boxValues) return undefined;
  if (typeof columns === 'string' || columns === anchorsOf(input) || columns! > rows) return 'anchors';
  return undefined;
}

/** How many anchors the usual head has; small inputs can have fewer of them than there are classes. */
function anchorsOf(input: ValueInfo): number | undefined {
  const [, , height, width] = input.shape;
  if (typeof height !== 'number' || typeof width !== 'number') return undefined;
  return headStrides.reduce((sum, stride) => sum + (height / stride) * (width / stride), 0);
}

function isOtherTask(signature: ModelSignature): boolean {
  const task = signature.metadata['task'];
  return task !== undefined && task !== 'detect';
}
