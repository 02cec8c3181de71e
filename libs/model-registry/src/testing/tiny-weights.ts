import { float32, safetensorsBytes } from './safetensors-bytes.js';

/** A file of weights for the tiny family. */
export function tinyWeights(bias: readonly [number, number]): Buffer {
  return safetensorsBytes({
    'conv.weight': float32([2, 3, 1, 1], [1, 2, 3, 4, 5, 6]),
    'conv.bias': float32([2], bias),
  });
}
