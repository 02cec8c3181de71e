import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DetectionPipeline, RgbImage, TensorMap } from '@framegate/model-family';
import {
  add,
  cast,
  concat,
  div,
  expand,
  gatherElements,
  GraphBuilder,
  mul,
  readSignature,
  reduceMax,
  reshape,
  sigmoid,
  slice,
  sub,
  type Tensor,
  topK,
  writeModel,
} from '@framegate/model-graph';
import { type Feed, runOnnx } from '@framegate/model-graph/testing';
import { fnv1a, seededUniform } from '@framegate/network-blocks';
import { headsSignature } from '../testing/signatures.js';
import { createRtdetrPipeline } from './index.js';

const [batch, queries, classes] = [2, 300, 80];
const side = 32;

const numbers = (name: string, count: number, from: number, to: number) => {
  const next = seededUniform(fnv1a(name));
  return Float32Array.from({ length: count }, () => from + (to - from) * next());
};
const logits = numbers('logits', batch * queries * classes, -8, 0.02);
const boxes = numbers('boxes', batch * queries * 4, 0.1, 0.6);

/** The heads above, whatever the images show, behind the post-processor of the authors' export. */
function exportWithPostProcessor(graph: GraphBuilder): void {
  const images = graph.input('images', 'float32', [batch, 3, side, side]);
  const sizes = graph.input('orig_target_sizes', 'int64', [batch, 2]);
  const nothing = reshape(mul(reduceMax(reshape(images, [batch, 3 * side * side]), 1), graph.floats([0])), [
    batch,
    1,
    1,
  ]);
  const heads = add(graph.constant('heads', [batch, queries, classes], logits), nothing);
  const { values, indices } = topK(reshape(sigmoid(heads), [batch, queries * classes]), queries, 1);
  const rows = div(indices, graph.integers([classes]));
  const centres = add(graph.constant('all_boxes', [batch, queries, 4], boxes), nothing);
  const chosen = gatherElements(
    corners(centres),
    expand(reshape(rows, [batch, queries, 1]), [batch, queries, 4]),
    1,
  );
  const scale = cast(reshape(concat([sizes, sizes], 1), [batch, 1, 4]), 'float32');
  graph.output('labels', sub(indices, mul(rows, graph.integers([classes]))));
  graph.output('boxes', mul(chosen, scale));
  graph.output('scores', mul(values, graph.floats([1])));
}

function corners(boxes: Tensor): Tensor {
  const half = mul(slice(boxes, 2, 2, 4), boxes.graph.floats([0.5]));
  const centre = slice(boxes, 2, 0, 2);
  return concat([sub(centre, half), add(centre, half)], 2);
}

const photo = (width: number, height: number): RgbImage => ({
  data: new Uint8Array(3 * width * height),
  width,
  height,
});

describe('an export with the post-processor inside', () => {
  let directory: string;
  let pipeline: DetectionPipeline;
  let outputs: TensorMap;
  const photos = [photo(640, 480), photo(50, 70)];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'framegate-objects-'));
    const path = join(directory, 'objects.onnx');
    const graph = new GraphBuilder();
    exportWithPostProcessor(graph);
    await writeModel(graph.finish({ name: 'objects', producer: { name: 'test', version: '0' } }), path);
    pipeline = createRtdetrPipeline(await readSignature(path), {});
    photos.forEach((image, slot) => pipeline.preprocess(image, slot));
    const feeds = Object.entries(pipeline.inputs).map(
      ([name, { data, dims }]): Feed =>
        ({ name, data, dims, type: name === 'images' ? 'float32' : 'int64' }) as Feed,
    );
    const { labels, ...floats } = await runOnnx(path, feeds);
    const ints = labels as unknown as { data: BigInt64Array; dims: number[] };
    outputs = {
      labels: { data: BigInt64Array.from(ints.data), dims: ints.dims },
      boxes: { data: Float32Array.from(floats['boxes']!.data), dims: floats['boxes']!.dims },
      scores: { data: Float32Array.from(floats['scores']!.data), dims: floats['scores']!.dims },
    };
  });

  afterAll(() => rm(directory, { recursive: true }));

  it.each([0, 1])('gives for image %i what the heads themselves give', (slot) => {
    const reader = createRtdetrPipeline(
      headsSignature([batch, 3, side, side], [batch, queries, classes], [batch, queries, 4]),
      {},
    );
    const size = reader.preprocess(photos[slot]!, slot);
    const heads = {
      logits: { data: logits, dims: [batch, queries, classes] },
      pred_boxes: { data: boxes, dims: [batch, queries, 4] },
    };
    const expected = reader.postprocess(heads, slot, size, {});
    const found = pipeline.postprocess(outputs, slot, size, {});
    expect(found.length).toBeGreaterThan(10);
    expect(found.map(({ label }) => label)).toEqual(expected.map(({ label }) => label));
    found.forEach(({ box, score }, index) => {
      const wanted = expected[index]!;
      expect(Math.abs(score - wanted.score)).toBeLessThan(1e-6);
      expect(Math.max(...box.map((value, edge) => Math.abs(value - wanted.box[edge]!)))).toBeLessThan(1e-3);
    });
  });
});
