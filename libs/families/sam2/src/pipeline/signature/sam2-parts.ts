import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import { type ExportForm, exportForms } from '../forms/index.js';

/** What one file is of a model. */
export interface Sam2Part {
  readonly form: ExportForm;
  readonly role: 'encoder' | 'decoder';
}

/** For people: the pairs of files that make a model. */
export const sam2Signatures: readonly string[] = exportForms.map(({ description }) => description);

/** Whether all files are parts of SAM 2 models, so that what is wrong with them together can be said. */
export function recognisesSam2(signatures: readonly ModelSignature[]): boolean {
  return signatures.length > 0 && signatures.every((signature) => partOf(signature) !== undefined);
}

/** Exports for video give more than is needed here: what matters is there, other outputs may be too. */
export function partOf(signature: ModelSignature): Sam2Part | undefined {
  for (const form of exportForms) {
    if (isEncoder(signature, form)) return { form, role: 'encoder' };
    if (isDecoder(signature, form)) return { form, role: 'decoder' };
  }
  return undefined;
}

function isEncoder({ inputs, outputs }: ModelSignature, { image, features }: ExportForm): boolean {
  const [input, ...others] = inputs;
  if (input?.name !== image || input.shape.length !== 4 || others.length > 0) return false;
  return features.every((name) => valueOf(outputs, name)?.shape.length === 4);
}

function isDecoder({ inputs, outputs }: ModelSignature, form: ExportForm): boolean {
  const names = [...form.features, ...Object.keys(form.prompts)];
  return (
    inputs.length === names.length &&
    names.every((name) => valueOf(inputs, name)) &&
    form.masks.some((name) => valueOf(outputs, name)) &&
    valueOf(outputs, form.scores) !== undefined
  );
}

export function valueOf(values: readonly ValueInfo[], name: string): ValueInfo | undefined {
  return values.find((value) => value.name === name);
}
