import { GraphBuilder } from '../graph/graph-builder.js';
import { add } from '../ops/elementwise.js';
import { matmul } from '../ops/matmul.js';
import { gflops } from './gflops.js';

const description = { name: 'tiny', producer: { name: 'test', version: '0' } };
const values = (count: number) => () => new Float32Array(count);

describe('the operations of a run', () => {
  it('are two for each multiply-accumulate of a matrix product', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', 'float32', [7, 1000]);
    graph.output('y', matmul(x, graph.weight('w', [1000, 300], values(300_000))));
    expect(gflops(graph.finish(description))).toBeCloseTo(0.0042, 12);
  });

  it('leave out what follows from weights alone', () => {
    const graph = new GraphBuilder();
    const weight = graph.weight('w', [300, 300], values(90_000));
    const x = graph.input('x', 'float32', [2, 300]);
    graph.output('y', matmul(x, add(matmul(weight, weight), weight)));
    expect(gflops(graph.finish(description))).toBeCloseTo((2 * 2 * 300 * 300) / 1e9, 12);
  });
});
