import type { ModelSignature } from '@framegate/model-graph';

/** The model file is missing, damaged, or not one that its family or the runtime can serve. Code `MODEL_LOAD`. */
export class ModelLoadError extends Error {
  override readonly name = 'ModelLoadError';
  readonly code = 'MODEL_LOAD';
}

/** The runtime could not run the model on an image. Code `MODEL_RUN`. */
export class ModelRunError extends Error {
  override readonly name = 'ModelRunError';
  readonly code = 'MODEL_RUN';
}

/** The model ran, but its outputs cannot be read: a wrong shape, NaN. Code `MODEL_OUTPUT`. */
export class ModelOutputError extends Error {
  override readonly name = 'ModelOutputError';
  readonly code = 'MODEL_OUTPUT';
}

/** No installed family, or more than one, takes the model for its own. Code `UNKNOWN_SIGNATURE`. */
export class UnknownSignatureError extends Error {
  override readonly name = 'UnknownSignatureError';
  readonly code = 'UNKNOWN_SIGNATURE';

  constructor(
    model: string,
    signature: ModelSignature,
    known: readonly string[],
    matching: readonly string[],
  ) {
    super(
      `${model} takes ${describe(signature.inputs)} and gives ${describe(signature.outputs)}; ` +
        (matching.length === 0
          ? `no installed family recognises that (installed: ${known.join(', ') || 'none'}).`
          : `several families recognise that (${matching.join(', ')}).`) +
        ' Name the family in the `family` option.',
    );
  }
}

function describe(values: ModelSignature['inputs']): string {
  return (
    values.map(({ name, type, shape }) => `${name} ${type}[${shape.join(', ')}]`).join(', ') || 'nothing'
  );
}
