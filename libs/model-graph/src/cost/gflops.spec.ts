import { GraphBuilder } from '../graph/graph-builder.js';
import { convTranspose } from '../ops/conv-transpose.js';
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

  it('are counted from the input of a transposed convolution', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', 'float32', [1, 10, 20, 30]);
    const weight = graph.weight('w', [10, 5, 2, 2], values(200));
    graph.output('y', convTranspose(x, weight, graph.weight('b', [5], values(5))));
    expect(gflops(graph.finish(description))).toBeCloseTo((2 * 600 * 10 * 5 * 4) / 1e9, 12);
  });

  it('leave out what follows from weights alone', () => {
    const graph = new GraphBuilder();
    const weight = graph.weight('w', [300, 300], values(90_000));
    const x = graph.input('x', 'float32', [2, 300]);
    graph.output('y', matmul(x, add(matmul(weight, weight), weight)));
    expect(gflops(graph.finish(description))).toBeCloseTo((2 * 2 * 300 * 300) / 1e9, 12);
  });
});
