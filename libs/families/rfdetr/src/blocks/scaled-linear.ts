import { add, matmul, type Tensor } from '@framegate/model-graph';
import { type Network, transposed } from '@framegate/network-blocks';

/** Reads what each output is multiplied by. */
export type OutputScale = () => Float32Array;

/** (x · Wᵀ + b) · scale over the last axis, the scale multiplied into W and b: what runs is a linear layer. */
export function scaledLinear(
  network: Network,
  path: string,
  x: Tensor,
  outFeatures: number,
  scale: OutputScale,
): Tensor {
  const inFeatures = x.shape.at(-1)!;
  const matrix = network.require({ name: `${path}.weight`, shape: [outFeatures, inFeatures] });
  const shift = network.require({ name: `${path}.bias`, shape: [outFeatures] });
  const weight = network.stored(matrix.name, [inFeatures, outFeatures], () => {
    const values = network.source.read(matrix);
    scale().forEach((factor, output) => {
      const end = (output + 1) * inFeatures;
      for (let index = output * inFeatures; index < end; index++) values[index]! *= factor;
    });
    return transposed(values, outFeatures, inFeatures);
  });
  const bias = network.stored(shift.name, [outFeatures], () => {
    const factors = scale();
    return network.source.read(shift).map((value, output) => value * factors[output]!);
  });
  return network.at(path, () => add(matmul(x, weight), bias));
}
