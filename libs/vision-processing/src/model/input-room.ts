import { UnsupportedModelError } from './unsupported-model-error.js';

/** 1 GiB of float32: an image of 89 million pixels, or 218 of 640×640. What a file states is not yet what anyone has. */
const mostNumbers = 2 ** 28;

/**
 * Makes sure that memory for an input of those dimensions can be had.
 * @throws {UnsupportedModelError} for one of more than 1 GiB as float32.
 */
export function checkInputRoom(name: string, dims: readonly number[]): void {
  if (dims.reduce((product, size) => product * size, 1) <= mostNumbers) return;
  throw new UnsupportedModelError(
    `Expected ${name} to hold at most ${mostNumbers} numbers, got [${dims.join(', ')}].`,
  );
}
