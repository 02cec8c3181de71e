import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { fnv1a } from '@framegate/network-blocks';

const { imul } = Math;

/** Fills every tensor from a hash of its name: the rule that the expected values were made under. */
export const hashWeights: WeightSource = {
  id: 'hash',
  read: ({ name, shape }: TensorSpec) => {
    const count = shape.reduce((product, size) => product * size, 1);
    const [offset, factor] = ruleOf(name, shape, count);
    return hashNumbers(name, count, factor, offset);
  },
};

/** Numbers from −1 to 1 under a name, times `factor`, plus `offset`; in double precision, then rounded to float32. */
export function hashNumbers(name: string, count: number, factor: number, offset = 0): Float32Array {
  const values = new Float32Array(count);
  const seed = fnv1a(name);
  for (let index = 0; index < count; index++) {
    let x = (seed + imul(index, 0x9e3779b9)) | 0;
    x = imul(x ^ (x >>> 16), 0x85ebca6b);
    x = imul(x ^ (x >>> 13), 0xc2b2ae35);
    x = (x ^ (x >>> 16)) >>> 0;
    values[index] = offset + factor * (x / 2147483648 - 1);
  }
  return values;
}

const halved =
  /(^|\.)(pos_embed|pos_embed_window|no_mem_embed)$|\.(point_embeddings\.\d|not_a_point_embed|no_mask_embed|iou_token|mask_tokens|obj_score_token)\.weight$/;

function ruleOf(name: string, shape: readonly number[], count: number): [offset: number, factor: number] {
  if (shape.length === 1) return name.endsWith('.weight') ? [1, 0.1] : [0, 0.05];
  if (name.endsWith('gaussian_matrix')) return [0, 1];
  if (halved.test(name)) return [0, 0.5];
  return [0, Math.sqrt((3 * shape[0]!) / count)];
}
