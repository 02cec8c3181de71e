import type { TensorSpec } from '@framegate/model-family';
import { formatShape } from '../format-shape.js';
import { shorten } from '../show-value.js';
import { findTensor, formsOf } from './find-tensor.js';
import { SafetensorsError } from './safetensors-error.js';
import type { SafetensorsFile } from './safetensors-file.js';

/** A file for another model differs in hundreds of tensors; the first few tell which it is. */
const listed = 12;
/** A name or a shape can be as long as the header. */
const longestProblem = 400;

export interface ExpectedTensors {
  /** For the message. */
  readonly model: string;
  readonly tensors: readonly TensorSpec[];
  readonly ignores: (name: string) => boolean;
}

/**
 * Holds `file` to exactly the expected tensors, each in at least one of its forms; optional ones may be left out.
 * @throws {SafetensorsError} `SAFETENSORS_TENSORS`, listing what is missing, misshapen or unexpected.
 */
export function checkTensors(file: SafetensorsFile, expected: ExpectedTensors): void {
  const forms = expected.tensors.flatMap(formsOf);
  const specified = new Set(forms.flat().map(({ name }) => name));
  const problems = [
    // A tensor that several are cut from is at fault once.
    ...new Set(expected.tensors.flatMap((spec) => problemOf(file, spec) ?? [])),
    ...[...file.tensors.values()]
      .filter(({ name }) => !specified.has(name) && !expected.ignores(name))
      .map(({ name, dtype, shape }) => `unexpected: ${name} ${dtype} ${formatShape(shape)}`),
  ];
  if (problems.length === 0) return;
  const shown = problems.slice(0, listed).map((problem) => `\n  ${shorten(problem, longestProblem)}`);
  const rest = problems.length > listed ? `\n  and ${problems.length - listed} more` : '';
  throw new SafetensorsError(
    'SAFETENSORS_TENSORS',
    file.path,
    `its tensors are not those of ${expected.model}:${shown.join('')}${rest}`,
  );
}

function problemOf({ tensors }: SafetensorsFile, spec: TensorSpec): string | undefined {
  const found = findTensor(tensors, spec);
  if (found.state === 'found' || (found.state === 'absent' && spec.optional)) return undefined;
  return found.problem;
}
