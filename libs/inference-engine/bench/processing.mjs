/**
 * What happens around `session.run`, by itself: `npm run bench:processing`. A line says how long something takes, and how
 * often that is what the same bytes take to be copied, a plain pass over them, or sharp alone.
 */
import sharp from 'sharp';
import { decodeImage } from '../dist/worker/decode-image.js';
import { detrOutputs, maskOutputs, yoloOutputs } from './processing/outputs.mjs';
import { paired } from './processing/paired.mjs';
import { pipelineOf } from './processing/pipeline-of.mjs';
import { copyOf, plainPass } from './processing/references.mjs';
import { shades } from './shades.mjs';

const images = [
  { width: 640, height: 640 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 4000, height: 3000 },
].map(shades);
const models = [
  ['yolo', 'yolo11n'],
  ['rtdetr', 'rtdetr-r18'],
  ['rfdetr', 'rfdetr-nano'],
  ['rfdetr', 'rfdetr-medium'],
  ['sam2', 'sam2-tiny'],
];
const maxPixels = 100e6;

console.log('JPEG to RGB');
for (const { data, width, height } of images) {
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  await paired(
    `${width}x${height}, ${(bytes.length / 1e3).toFixed(0)} kB`,
    () => decodeImage({ kind: 'encoded', name: 'image', bytes }, maxPixels),
    { sharp: () => sharp(bytes).raw().toBuffer() },
  );
}

const pipelines = {};
for (const [family, variant] of models) pipelines[variant] = await pipelineOf(family, variant);

console.log('RGB to input');
for (const [, variant] of models) {
  const pipeline = pipelines[variant];
  const [input] = Object.values(pipeline.inputs);
  for (const image of images) {
    await paired(`${variant}, ${image.width}x${image.height}`, () => pipeline.preprocess(image, 0), {
      copy: copyOf(image.data, input.data),
      'plain pass': plainPass(image, input),
    });
  }
}

console.log('outputs to detections');
await detections('yolo11n', 'nothing', yoloOutputs(0));
await detections('yolo11n', '1 anchor of 100', yoloOutputs(0.01));
await detections('yolo11n', 'every anchor', yoloOutputs(1));
await detections('rtdetr-r18', '300 queries', detrOutputs('logits', 'pred_boxes', 80));
await detections('rfdetr-nano', '300 queries', detrOutputs('labels', 'dets', 91));

console.log('outputs to three masks');
for (const kind of ['smooth', 'ragged']) for (const image of images) await masks(kind, image);

async function detections(variant, what, outputs) {
  const pipeline = pipelines[variant];
  const placement = pipeline.preprocess(images[1], 0);
  const read = () => pipeline.postprocess(outputs, 0, placement, {});
  const name = `${variant}, ${what}: ${read().length} detections`;
  await paired(name, read, { copy: copyOf(...Object.values(outputs).map(({ data }) => data)) });
}

async function masks(kind, image) {
  const pipeline = pipelines['sam2-tiny'];
  const placement = pipeline.preprocess(image, 0);
  const outputs = maskOutputs(kind);
  const read = () => pipeline.answer(outputs, { points: [{ x: 1, y: 1, label: 1 }] }, placement, {});
  const bitmaps = read().map(({ bitmap }) => bitmap);
  await paired(`sam2-tiny, ${kind}, ${image.width}x${image.height}`, read, {
    copy: copyOf(outputs.low_res_masks.data, ...bitmaps),
  });
}
