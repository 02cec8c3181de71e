import type { SegmentationPipeline } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { describeValue, UnsupportedModelError } from '@framegate/vision-processing';
import type { ExportForm } from '../forms/index.js';
import { partOf, type Sam2Part, sam2Signatures } from './sam2-parts.js';

export interface Sam2Pair {
  readonly form: ExportForm;
  readonly networks: SegmentationPipeline['networks'];
}

/**
 * Which of the files is the encoder and which the decoder.
 * @throws {UnsupportedModelError} when they are not one of each, of one export.
 */
export function pairOf(signatures: readonly ModelSignature[]): Sam2Pair {
  const parts = signatures.map((signature) => partOf(signature) ?? unknownPart(signature));
  const image = parts.findIndex(({ role }) => role === 'encoder');
  const prompt = parts.findIndex(({ role }) => role === 'decoder');
  if (parts.length !== 2 || image < 0 || prompt < 0) throw new UnsupportedModelError(whatIsWrong(parts));
  const { form } = parts[image]!;
  if (parts[prompt]!.form !== form) {
    throw new UnsupportedModelError(
      'The encoder and the decoder are of different exports of SAM 2; expected a pair of one. ' +
        `The encoder's: ${form.description}. The decoder's: ${parts[prompt]!.form.description}.`,
    );
  }
  return { form, networks: { image, prompt } };
}

function whatIsWrong(parts: readonly Sam2Part[]): string {
  const [only] = parts;
  if (only && parts.length === 1) {
    const other = only.role === 'encoder' ? 'decoder' : 'encoder';
    return `The model is the ${only.role} of a SAM 2 pair; its ${other} must be given with it.`;
  }
  const roles = parts.map(({ role }) => role).join(', ') || 'no file';
  return `Expected a SAM 2 model of two files, an encoder and its decoder, got ${roles}.`;
}

function unknownPart({ inputs, outputs }: ModelSignature): never {
  throw new UnsupportedModelError(
    `Expected the encoder or the decoder of a SAM 2 model, got ${[...inputs, ...outputs].map(describeValue).join(', ')}. ` +
      `Known are: ${sam2Signatures.join('. ')}.`,
  );
}
