import { jest } from '@jest/globals';
import { sigmoid } from '../ops/unary.js';
import { GraphBuilder } from './graph-builder.js';

const description = { name: 'tiny', producer: { name: 'test', version: '0' } };

describe('a graph under construction', () => {
  it('names nodes and values after the scope they are made in', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', 'float32', [1]);
    const y = graph.inScope('model.0', () => graph.inScope('act', () => sigmoid(sigmoid(x))));
    graph.output('y', y);
    expect(graph.finish(description).nodes.map(({ name, outputs }) => [name, ...outputs])).toEqual([
      ['/model.0/act/Sigmoid', '/model.0/act/Sigmoid_output_0'],
      ['/model.0/act/Sigmoid_1', 'y'],
    ]);
  });

  it('leaves its scope when building fails', () => {
    const graph = new GraphBuilder();
    expect(() =>
      graph.inScope('broken', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(graph.nextName('Add')).toBe('/Add');
  });

  it('stores equal small arguments once', () => {
    const graph = new GraphBuilder();
    expect(graph.integers([1, -1])).toBe(graph.integers([1, -1]));
    expect(graph.floats([0.5])).toBe(graph.floats([0.5]));
  });

  it('works a table out once, when it is written, however many nodes use it', () => {
    const graph = new GraphBuilder();
    const values = jest.fn(() => BigInt64Array.of(2n, 0n));
    const table = graph.table('order', [2], values);
    expect(graph.table('order', [2], values)).toBe(table);
    expect(values).not.toHaveBeenCalled();
    graph.output('y', sigmoid(graph.input('x', 'float32', [1])));
    const bytes = graph.finish(description).initializers[0]!.bytes();
    expect([...new BigInt64Array(bytes.buffer)]).toEqual([2n, 0n]);
    expect(values).toHaveBeenCalledTimes(1);
  });

  it('refuses a name twice', () => {
    const graph = new GraphBuilder();
    graph.input('x', 'float32', [1]);
    expect(() => graph.input('x', 'float32', [2])).toThrow('x: the name is taken');
  });

  it('refuses a constant whose data does not fill its shape', () => {
    expect(() => new GraphBuilder().constant('c', [2, 2], new Float32Array(3))).toThrow(
      'c: expected 4 values for [2, 2], got 3',
    );
  });

  it('refuses an input as an output', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', 'float32', [1]);
    expect(() => graph.output('y', x)).toThrow(
      'y: an output must come from a node of this graph (inputs: x float32[1])',
    );
  });

  it('refuses to finish without an output', () => {
    expect(() => new GraphBuilder().finish(description)).toThrow('tiny: the graph has no output');
  });
});
