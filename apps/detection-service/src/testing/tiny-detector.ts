import { join } from 'node:path';
import { GraphBuilder, reshape, slice, writeModel } from '@framegate/model-graph';
import sharp from 'sharp';

const side = 64;
/** Of a head for 64×64 with two classes: [4 + classes, anchors]. */
const rows = 6;
const anchors = 84;

/** Path of a detector with the tensor names of YOLO that reads its boxes and scores off the image's pixels. */
export async function writeTinyDetector(directory: string): Promise<string> {
  const graph = new GraphBuilder();
  const pixels = reshape(graph.input('images', 'float32', [1, 3, side, side]), [1, 3 * side * side]);
  graph.output('output0', reshape(slice(pixels, 1, 0, rows * anchors), [1, rows, anchors]));
  const path = join(directory, 'tiny.onnx');
  await writeModel(graph.finish({ name: 'tiny', producer: { name: 'test', version: '0' } }), path);
  return path;
}

/** A PNG of bright noise, in which the tiny detector sees boxes. */
export function noisePng(width = side, height = side): Promise<Buffer> {
  const data = new Uint8Array(width * height * 3).map(
    (_, index) => 128 + (Math.imul(index, 2654435761) >>> 25),
  );
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
