import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seed } from '../targets/target.js';
import { modelFiles } from './model-files.js';
import { side } from './models.js';
import { weightFiles } from './weight-files.js';

const brokenModel = Buffer.from('not a model');

/** Manifests of each source of weights; the name of a file begins with the variant. */
export async function manifestFiles(): Promise<Seed[]> {
  const [detector, encoder, decoder] = await Promise.all(
    ['yolo.onnx', 'sam2-encoder.onnx', 'sam2-decoder.onnx'].map(stated),
  );
  const yolo = { variant: 'yolo11n', family: 'yolo', imageSize: side };
  const targets = { inferenceMs: 100, realTimeComplianceRate: 0.9, successRate: 1, throughputPerSecond: 20 };
  return [
    manifest('null.json', {
      $schema: '../model.schema.json',
      ...{
        variant: 'null',
        family: 'null',
        description: 'nothing',
        imageSize: [480, 640],
        precision: 'fp32',
      },
      ...{ batch: 2, weights: { source: 'synthetic' }, targets },
    }),
    manifest('yolo11n.synthetic.json', { ...yolo, batch: 1, weights: { source: 'synthetic' } }),
    manifest('yolo11n.safetensors.json', {
      ...yolo,
      weights: { source: 'safetensors', path: '../../files/whole.safetensors' },
    }),
    manifest('yolo11n.onnx.json', { ...yolo, weights: { source: 'onnx', ...detector } }),
    manifest('yolo11n.broken.json', {
      ...yolo,
      weights: { source: 'onnx', path: '../../files/broken.onnx', sha256: sha256(brokenModel) },
    }),
    manifest('sam2-tiny.json', {
      ...{ variant: 'sam2-tiny', family: 'sam2', imageSize: [side, side] },
      weights: { source: 'onnx', files: [encoder, decoder] },
    }),
  ];
}

/** The files that the manifests name, in a workspace. */
export async function writeStatedFiles(root: string): Promise<void> {
  const folder = join(root, 'files');
  await mkdir(folder);
  const files = [...(await modelFiles()), ...weightFiles(), { name: 'broken.onnx', bytes: brokenModel }];
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
}

async function stated(name: string): Promise<{ path: string; sha256: string }> {
  const [file] = await modelFiles([name]);
  return { path: `../../files/${name}`, sha256: sha256(file!.bytes) };
}

function manifest(name: string, content: object): Seed {
  return { name, bytes: Buffer.from(JSON.stringify(content, null, 2)) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
