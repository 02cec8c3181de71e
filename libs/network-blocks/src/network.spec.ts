import { GraphBuilder } from '@framegate/model-graph';
import { linear } from './blocks/linear.js';
import { Network } from './network.js';

const source = {
  id: 'numbers',
  read: ({ shape }: { shape: readonly number[] }) =>
    new Float32Array(shape.reduce((product, size) => product * size, 1)),
};

describe('a network under construction', () => {
  it('asks for a weight once and stores it once, however many modules share it', () => {
    const graph = new GraphBuilder();
    const network = new Network(graph, source);
    const x = graph.input('x', 'float32', [1, 4]);
    graph.output('y', linear(network, 'head', linear(network, 'head', x, 4), 4));
    expect(network.tensors.map(({ name }) => name)).toEqual(['head.weight', 'head.bias']);
    const { initializers } = graph.finish({ name: 'shared', producer: { name: 'test', version: '0' } });
    expect(initializers.map(({ name }) => name)).toEqual(['head.weight', 'head.bias']);
  });
});
