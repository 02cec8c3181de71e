import type { Seed } from '../targets/target.js';
import { safetensorsFile, type StoredTensor } from './safetensors-file.js';

/** Files of weights for the tiny family, one for each way to store its tensors. */
export function weightFiles(): Seed[] {
  const weight = floats([2, 3, 1, 1], [1, 2, 3, 4, 5, 6]);
  return [
    file('whole', { 'conv.weight': weight, 'conv.bias': floats([2], [7, 8]) }),
    file('pieces', {
      'conv.weight': weight,
      'conv.bias.first': floats([1], [7]),
      'conv.bias.second': floats([1], [8]),
      scale: floats([1], [2]),
    }),
    file('rows', {
      'all.bias': halves('F16', [5], [0x3c00, 0x4000, 0x4200, 0x7c00, 0x7e00]),
      'conv.weight': halves('BF16', [2, 3, 1, 1], [0x3f80, 0x4000, 0x4040, 0x4080, 0xff80, 0x0001]),
      steps: { dtype: 'I64', shape: [], data: new Uint8Array(8) },
    }),
  ];
}

function file(name: string, tensors: Readonly<Record<string, StoredTensor>>): Seed {
  return { name: `${name}.safetensors`, bytes: safetensorsFile(tensors) };
}

function floats(shape: readonly number[], values: readonly number[]): StoredTensor {
  return { dtype: 'F32', shape, data: new Uint8Array(Float32Array.from(values).buffer) };
}

function halves(dtype: 'F16' | 'BF16', shape: readonly number[], bits: readonly number[]): StoredTensor {
  return { dtype, shape, data: new Uint8Array(Uint16Array.from(bits).buffer) };
}
