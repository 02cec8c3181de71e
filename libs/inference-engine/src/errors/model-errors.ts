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

interface ModelFile {
  readonly path: string;
  readonly signature: ModelSignature;
}

interface KnownFamily {
  readonly name: string;
  /** What its models take and give. */
  readonly signatures: readonly string[];
}

/** No installed family, or more than one, takes the model for its own. Code `UNKNOWN_SIGNATURE`. */
export class UnknownSignatureError extends Error {
  override readonly name = 'UnknownSignatureError';
  readonly code = 'UNKNOWN_SIGNATURE';

  constructor(files: readonly ModelFile[], families: readonly KnownFamily[], matching: readonly string[]) {
    const found = files.map(
      ({ path, signature: { inputs, outputs } }) =>
        `${path} takes ${describe(inputs)} and gives ${describe(outputs)}`,
    );
    const known = families.flatMap(({ name, signatures }) =>
      signatures.map((form) => `\n  ${name}: ${form}`),
    );
    super(
      `${found.join('; ')}; ` +
        (matching.length === 0
          ? `no installed family recognises that. Name the family in the \`family\` option, or give a model that one knows:${known.join('') || ' none is installed'}`
          : `several families recognise that (${matching.join(', ')}). Name the family in the \`family\` option.`),
    );
  }
}

function describe(values: ModelSignature['inputs']): string {
  return (
    values.map(({ name, type, shape }) => `${name} ${type}[${shape.join(', ')}]`).join(', ') || 'nothing'
  );
}
