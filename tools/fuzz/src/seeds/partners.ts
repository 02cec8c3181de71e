import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelFiles } from './model-files.js';

const partners: Readonly<Record<string, string>> = {
  'sam2-encoder.onnx': 'sam2-decoder.onnx',
  'sam2-decoder.onnx': 'sam2-encoder.onnx',
};

/** Writes the small models that another needs beside it, and gives the files of a model made from the seed of a name. */
export async function writePartners(folder: string): Promise<(name: string, path: string) => string[]> {
  const paths = new Map<string, string>();
  for (const { name, bytes } of await modelFiles(Object.values(partners))) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    paths.set(name, path);
  }
  return (name, path) => {
    const partner = paths.get(partners[name] ?? '');
    return partner === undefined ? [path] : [path, partner];
  };
}
