import type { TensorMap } from '@framegate/model-family';
import { runOnnx } from '@framegate/model-graph/testing';

/**
 * Runs a network of float32 inputs once. The runtime lives in another realm than a test, so what it gives is copied
 * into arrays of this one.
 */
export async function runNetwork(path: string, inputs: TensorMap): Promise<TensorMap> {
  const feeds = Object.entries(inputs).map(([name, { data, dims }]) => {
    return { name, type: 'float32' as const, data: data as Float32Array, dims };
  });
  const outputs = await runOnnx(path, feeds);
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: Float32Array.from(data), dims }]),
  );
}
