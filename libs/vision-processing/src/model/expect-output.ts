import type { TensorMap } from '@framegate/model-family';
import { UnexpectedOutputError } from './unexpected-output-error.js';

/**
 * An output's values.
 * @param dims a number where the size is known, a word for what it is where any size will do.
 * @throws {UnexpectedOutputError} when it is missing, of another type or of another shape.
 */
export function expectOutput(
  outputs: TensorMap,
  name: string,
  dims: readonly (number | string)[],
): Float32Array {
  const output = outputs[name];
  if (output?.data instanceof Float32Array && matches(output.dims, dims)) return output.data;
  const got = output ? `${output.data.constructor.name} [${output.dims.join(', ')}]` : 'no such output';
  throw new UnexpectedOutputError(`Expected ${name} float32 [${dims.join(', ')}], got ${got}.`);
}

function matches(actual: readonly number[], expected: readonly (number | string)[]): boolean {
  return (
    actual.length === expected.length &&
    expected.every((size, axis) => typeof size === 'string' || size === actual[axis])
  );
}
