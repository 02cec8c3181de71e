import type { ResolvedOptions } from '../engine/engine-options.js';
import { digestsOf, surroundingsOf } from './tuning-conditions.js';
import type { Tuning, TuningConditions } from './tuning-schema.js';

const titles: Readonly<Record<Exclude<keyof TuningConditions, 'model_sha256'>, string>> = {
  image_size: 'image size',
  cpu_model: 'processor',
  processors: 'number of usable processors',
  platform: 'platform',
  arch: 'architecture',
  onnxruntime: 'version of onnxruntime',
  execution_providers: 'execution providers',
};

/**
 * Why a tuning does not hold for what is being opened, as the rest of "It was made for …"; `undefined` where it does.
 * The model is read only when all else agrees.
 * @throws {ModelLoadError} for a file that cannot be read.
 */
export async function tuningMismatch(
  { conditions, model }: Tuning,
  options: Pick<ResolvedOptions, 'models' | 'session' | 'imageSize'>,
): Promise<string | undefined> {
  const here = surroundingsOf(options);
  const differing = (Object.keys(titles) as (keyof typeof titles)[]).filter(
    (name) => conditions[name] !== here[name],
  );
  if (differing.length > 0) {
    const differences = differing.map(
      (name) =>
        `${titles[name]} ${conditions[name] ?? 'of the model'} (here ${here[name] ?? 'of the model'})`,
    );
    return `it was made for ${differences.join(', ')}`;
  }
  const digests = await digestsOf(options.models);
  const isSame = digests.join() === [...conditions.model_sha256].sort().join();
  return isSame ? undefined : `it was made for other files than these, those of ${model}`;
}
