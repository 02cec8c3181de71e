import { GraphBuilder, relu, writeModel } from '@framegate/model-graph';

/** A whole and valid network, whose inputs and outputs no family of vision models has. */
export async function writeOtherModel(path: string): Promise<void> {
  const graph = new GraphBuilder();
  graph.output('nothing_known', relu(graph.input('unheard_of', 'float32', [1, 7])));
  await writeModel(graph.finish({ name: 'other', producer: { name: 'framegate', version: '0.1.0' } }), path);
}
