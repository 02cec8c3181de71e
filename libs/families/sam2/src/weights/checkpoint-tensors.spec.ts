import { readFile } from 'node:fs/promises';
import type { TensorSpec } from '@framegate/model-family';
import { parameterCount } from '@framegate/model-graph';
import { buildSam2, checkpointTensors } from '../architecture/build-sam2.js';
import { ignoresTensor } from './ignored-tensors.js';
import { syntheticWeights } from './synthetic-weights.js';

type Shapes = Map<string, string>;

/** Shape by name of every tensor of an official checkpoint. */
async function officialTensors(variant: string, naming: 'meta' | 'hf'): Promise<Shapes> {
  const url = new URL(`../testing/keys/${variant}.${naming}.tsv`, import.meta.url);
  const lines = (await readFile(url, 'utf8')).trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [name, , shape] = line.split('\t') as [string, string, string];
      return [name, JSON.stringify(JSON.parse(shape))];
    }),
  );
}

const elements = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
const formsOf = ({ name, shape, alternatives = [] }: TensorSpec) => [[{ name, shape }], ...alternatives];
const neededOf = (official: Shapes) => [...official.keys()].filter((name) => !ignoresTensor(name)).sort();

describe.each([
  { variant: 'sam2-tiny', keys: 471, needed: 311, transformers: 309, parameters: 31_440_977 },
  { variant: 'sam2-small', keys: 519, needed: 359, transformers: 357, parameters: 38_538_833 },
  { variant: 'sam2-base-plus', keys: 615, needed: 455, transformers: 453, parameters: 73_328_657 },
  { variant: 'sam2-large', keys: 903, needed: 743, transformers: 741, parameters: 216_925_121 },
])("$variant's checkpoint", ({ variant, keys, needed, transformers, parameters }) => {
  it("is read whole from Meta's names, but for what follows objects through video", async () => {
    const official = await officialTensors(variant, 'meta');
    const asked = checkpointTensors(variant).map(({ name }) => name);
    expect(official.size).toBe(keys);
    expect(asked).toHaveLength(needed);
    expect([...asked].sort()).toEqual(neededOf(official));
    for (const { name, shape } of checkpointTensors(variant)) {
      expect(official.get(name)).toBe(JSON.stringify(shape));
    }
  });

  it("is read whole from Hugging Face's names", async () => {
    const official = await officialTensors(variant, 'hf');
    expect(neededOf(official)).toHaveLength(transformers);
    const read = new Set<string>();
    for (const spec of checkpointTensors(variant)) {
      const forms = formsOf(spec).filter((form) => form.every(({ name }) => official.has(name)));
      expect({ name: spec.name, forms: forms.length > 0 }).toEqual({ name: spec.name, forms: true });
      for (const { name, shape } of forms.flat()) {
        read.add(name);
        expect(official.get(name)).toBe(JSON.stringify(shape));
      }
    }
    expect([...read].sort()).toEqual(neededOf(official));
  });

  it('has the published number of parameters, and the two networks keep all of them', () => {
    const count = checkpointTensors(variant).reduce((sum, { shape }) => sum + elements(shape), 0);
    expect(count).toBe(parameters);
    const parts = buildSam2({
      variant,
      imageSize: { height: 1024, width: 1024 },
      batch: 1,
      weights: syntheticWeights(variant),
    });
    expect(parts.reduce((sum, { graph }) => sum + parameterCount(graph), 0)).toBe(parameters);
  });
});

describe("Hugging Face's names", () => {
  const storedAs = (name: string) =>
    checkpointTensors('sam2-tiny').find((spec) => spec.name === name)?.alternatives;

  it('count the layers between the first and the last of a perceptron from 0', () => {
    const layer = (index: number) =>
      storedAs(`sam_mask_decoder.iou_prediction_head.layers.${index}.weight`)?.[0]?.[0]?.name;
    expect([0, 1, 2].map(layer)).toEqual([
      'mask_decoder.iou_prediction_head.proj_in.weight',
      'mask_decoder.iou_prediction_head.layers.0.weight',
      'mask_decoder.iou_prediction_head.proj_out.weight',
    ]);
  });

  it('stack the four point embeddings', () => {
    expect(storedAs('sam_prompt_encoder.point_embeddings.2.weight')).toEqual([
      [{ name: 'prompt_encoder.point_embed.weight', shape: [4, 256], rows: [2, 3] }],
    ]);
  });

  it('have the matrix of frequencies in one of two places, or both', () => {
    const name = 'sam_prompt_encoder.pe_layer.positional_encoding_gaussian_matrix';
    expect(storedAs(name)?.map(([piece]) => piece!.name)).toEqual([
      'prompt_encoder.shared_embedding.positional_embedding',
      'shared_image_embedding.positional_embedding',
    ]);
  });
});

it.each([
  'memory_attention.layers.0.self_attn.q_proj.weight',
  'memory_encoder.out_proj.bias',
  'maskmem_tpos_enc',
  'object_pointer_proj.proj_in.weight',
  'occlusion_spatial_embedding_parameter',
])('ignores %s, which is for video', (name) => {
  expect(ignoresTensor(name)).toBe(true);
});

it.each(['image_encoder.trunk.blocks.12.norm1.weight', 'no_mem_embed', 'sam_mask_decoder.conv_s2.weight'])(
  'does not ignore %s',
  (name) => {
    expect(ignoresTensor(name)).toBe(false);
  },
);
