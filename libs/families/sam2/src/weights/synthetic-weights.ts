import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { uniformValues } from '@framegate/network-blocks';
import { constantOf, gainOf, spreadOf } from './synthetic-rule.js';

/** Part of every synthetic artifact's address: raise it with any change of a value. */
const ruleVersion = 1;

/** The layers that say how much each channel of a pixel counts for a mask. */
const weighsChannels = /\.output_hypernetworks_mlps\.\d\.layers\.2\.weight$/;

/**
 * Weights that keep the networks alive at every depth, made of integer hashing, multiplication and square roots alone,
 * so that they are the same bytes on every machine and in every language. Normalisations are the identity, biases are 0;
 * everything else is uniform, from the name's FNV-1a hash through mulberry32.
 */
export function syntheticWeights(variant: string): WeightSource {
  return { id: `synthetic:${variant}:${ruleVersion}`, read: values };
}

function values(spec: TensorSpec): Float32Array {
  const { name, shape } = spec;
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.length === 1) return new Float32Array(count).fill(constantOf(name));
  const array = uniformValues(spec, spreadOf(name) ?? gainOf(name) * Math.sqrt((3 * shape[0]!) / count));
  if (weighsChannels.test(name)) centreColumns(array, shape[0]!);
  return array;
}

/** Shifts each column of [rows, columns] to mean zero, summed in double precision from the first row to the last. */
function centreColumns(array: Float32Array, rows: number): void {
  const columns = array.length / rows;
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let index = column; index < array.length; index += columns) sum += array[index]!;
    const mean = sum / rows;
    for (let index = column; index < array.length; index += columns) array[index]! -= mean;
  }
}
