import { z } from 'zod';
import { readyMade } from './ready-made-schema.js';
import { relativePath, sha256 } from './stated-file-schema.js';

const side = z.int().min(1);

const weights = z.discriminatedUnion('source', [
  z
    .strictObject({ source: z.literal('synthetic') })
    .describe('Deterministic weights made by the family: real cost, meaningless results.'),
  z
    .strictObject({
      source: z.literal('safetensors'),
      path: relativePath.describe('The .safetensors file, relative to this manifest, within the workspace.'),
      sha256: sha256.describe('SHA-256 of the file, checked on every use.').exactOptional(),
    })
    .describe('Weights under the official tensor names.'),
  readyMade,
]);

const targets = z.strictObject({
  inferenceMs: z.number().positive().describe('Longest single inference, in milliseconds.').exactOptional(),
  realTimeComplianceRate: z
    .number()
    .min(0)
    .max(1)
    .describe('Least share (0 to 1) of inferences within inferenceMs.')
    .exactOptional(),
  loadMs: z.number().positive().describe('Longest model load, in milliseconds.').exactOptional(),
  memoryPerInferenceMb: z
    .number()
    .positive()
    .describe('Most memory one inference adds to the loaded model, in MB.')
    .exactOptional(),
  memoryPerBatchMb: z
    .number()
    .positive()
    .describe('Most memory one batch adds to the loaded model, in MB.')
    .exactOptional(),
  concurrentResponseMs: z
    .number()
    .positive()
    .describe('Longest response among concurrent requests, in milliseconds.')
    .exactOptional(),
  throughputPerSecond: z
    .number()
    .positive()
    .describe('Least throughput, in images per second.')
    .exactOptional(),
  successRate: z.number().min(0).max(1).describe('Least share (0 to 1) of checks passed.').exactOptional(),
});

/** What `models/<variant>/model.json` may say. Unknown fields are errors: a misspelt one would silently be a default. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().describe('Path of the JSON Schema, for editors.').exactOptional(),
    variant: z.string().min(1).describe('A variant of the family; also the name of the folder.'),
    family: z
      .string()
      .min(1)
      .describe('The installed package @framegate/family-<family> that knows the model.'),
    description: z.string().describe('For people; changes no measurement.').exactOptional(),
    imageSize: z
      .union([side, z.tuple([side, side])], 'a side in pixels, or [height, width] in pixels')
      .transform((size) =>
        typeof size === 'number' ? { height: size, width: size } : { height: size[0], width: size[1] },
      )
      .describe('Input of the network: one side in pixels for a square, or [height, width].'),
    precision: z.enum(['fp32']).default('fp32').describe('Number format of the weights and the arithmetic.'),
    batch: z.int().min(1).default(1).describe('Images in one run of the network.'),
    weights: weights.describe('Where the numbers of the network come from.'),
    targets: targets
      .describe('What this model must reach; the defaults of its size class where left out.')
      .exactOptional(),
  })
  .meta({ title: 'Framegate model manifest' });

/** A manifest as read: defaults filled in, `imageSize` spelt out in pixels. Units of the targets are in their names. */
export type Manifest = Readonly<z.output<typeof manifestSchema>>;
/** What a manifest demands beyond the defaults; rates are shares from 0 to 1. */
export type ManifestTargets = Readonly<z.output<typeof targets>>;
