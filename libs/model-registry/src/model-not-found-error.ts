import { didYouMean } from './manifest/did-you-mean.js';

/** The workspace has no manifest for a variant. Code `MODEL_NOT_FOUND`. */
export class ModelNotFoundError extends Error {
  override readonly name = 'ModelNotFoundError';
  readonly code = 'MODEL_NOT_FOUND';

  constructor(
    readonly variant: string,
    /** Variants that there are manifests of. */
    readonly known: readonly string[],
    folder: string,
  ) {
    super(
      `There is no model ${JSON.stringify(variant)}${didYouMean(variant, known)}. ` +
        `Models in ${folder}: ${known.join(', ') || 'none'}. A model is a folder of that name with a model.json.`,
    );
  }
}
