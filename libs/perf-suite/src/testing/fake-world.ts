import { join } from 'node:path';
import { ModelNotFoundError, type Manifest, type ResolvedModel } from '@framegate/model-registry';
import type { Surroundings } from '../suite/surroundings.js';

/**
 * A registry that has every model but `missing`, and measuring processes that behave as their model is named
 * (see scripted-child.mjs); `unbuildable` has no artifact.
 */
export function fakeWorld(root: string): Surroundings {
  const manifest = async (variant: string): Promise<Manifest> => {
    if (variant === 'missing') throw new ModelNotFoundError(variant, ['well'], 'models');
    return {
      variant,
      family: 'yolo',
      imageSize: { height: 640, width: 640 },
      precision: 'fp32',
      batch: 1,
      weights: { source: 'synthetic' },
      targets: { inferenceMs: 40, loadMs: 444 },
    };
  };
  return {
    registry: () => ({
      manifest,
      async resolve(variant): Promise<ResolvedModel> {
        if (variant === 'unbuildable') {
          throw Object.assign(new Error('The weights are cut short.'), { code: 'SAFETENSORS' });
        }
        const content = { sha256: 'a'.repeat(64), bytes: variant === 'well-but-large' ? 1000 : 10 };
        return {
          variant,
          family: 'yolo',
          manifest: await manifest(variant),
          imageSize: { height: 640, width: 640 },
          batch: 1,
          weights: { kind: 'synthetic', id: 'synthetic-1' },
          artifact: {
            files: [{ name: '', path: variant, ...content }],
            ...content,
            built: true,
            buildMs: 5,
          },
        };
      },
    }),
    sizeClassOf: async () => 'nano',
    workOf: async () => ({ gflops: 6.5, parameters: 2_600_000 }),
    entry: new URL('./scripted-child.mjs', import.meta.url),
    lockDirectory: join(root, 'lock'),
  };
}
