import { readFile } from 'node:fs/promises';
import type { TensorSpec } from '@framegate/model-family';

/** Name and shape of every tensor of an official checkpoint, in its order. */
export async function officialTensors(variant: string): Promise<TensorSpec[]> {
  const table = await readFile(new URL(`keys/${variant}.tsv`, import.meta.url), 'utf8');
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name, , shape] = line.split('\t') as [string, string, string];
      return { name, shape: JSON.parse(shape) as number[] };
    });
}
