import { add, GraphBuilder } from '@framegate/model-graph';
import { Network } from '@framegate/network-blocks';
import { hashWeights } from '../testing/hash-weights.js';
import { runGraph } from '../testing/run-graph.js';
import { gridPositions } from './fourier-features.js';
import { positionEmbedding } from './position-embedding.js';
import type { Tensor } from '@framegate/model-graph';

/** Values of a tensor that depends on weights alone. */
async function valuesOf(build: (network: Network) => Tensor): Promise<Float32Array> {
  const network = new Network(new GraphBuilder(), hashWeights);
  const { graph } = network;
  const zero = graph.input('zero', 'float32', [1]);
  graph.output('values', add(build(network), zero));
  const model = graph.finish({ name: 'positions', producer: { name: 'test', version: '0' } });
  const outputs = await runGraph(model, [
    { name: 'zero', type: 'float32', data: new Float32Array(1), dims: [1] },
  ]);
  return outputs['values']!.data;
}

/** Expected values are the official modules' under hash-generated weights. */
describe('positions', () => {
  it('of patches are the stored ones enlarged, and those within a window', async () => {
    const values = await valuesOf((network) =>
      positionEmbedding(network, { channels: 96, storedSide: 7, window: 8, side: 256 }),
    );
    expect(values[0]).toBeCloseTo(0.46216494, 6);
    expect(values[(17 * 256 + 200) * 96 + 5]).toBeCloseTo(0.24265443, 6);
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    expect(Math.sqrt(squares / values.length)).toBeCloseTo(0.38599222, 6);
  });

  it('of image cells are sines, then cosines', async () => {
    const values = await valuesOf((network) => gridPositions(network, 64));
    expect(values[0]).toBeCloseTo(-0.05531343, 6);
    expect(values[(10 * 64 + 33) * 256 + 200]).toBeCloseTo(-0.35524821, 6);
  });
});
