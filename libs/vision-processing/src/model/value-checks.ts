import type { ValueInfo } from '@framegate/model-graph';
import { UnsupportedModelError } from './unsupported-model-error.js';

/** As an error shows it, such as `images float32[1, 3, 640, 640]`. */
export function describeValue({ name, type, shape }: ValueInfo): string {
  return `${name} ${type}[${shape.join(', ')}]`;
}

/** @throws {UnsupportedModelError} when an input or output holds anything but float32. */
export function requireFloat32(value: ValueInfo): void {
  if (value.type === 'float32') return;
  throw new UnsupportedModelError(
    `${value.name} is ${value.type}; only float32 inputs and outputs are supported. ` +
      'Export the model without half precision, or with its inputs and outputs kept as float32.',
  );
}

/**
 * How many images an input takes: its own first dimension, or where that is dynamic what was asked for, or 1.
 * @throws {UnsupportedModelError} when another number was asked for.
 */
export function batchOf(input: ValueInfo, wanted: number | undefined): number {
  const [batch] = input.shape;
  if (typeof batch === 'string') return wanted ?? 1;
  if (wanted !== undefined && wanted !== batch) {
    throw new UnsupportedModelError(`The model takes batches of ${batch}, asked for ${wanted}.`);
  }
  return batch!;
}
