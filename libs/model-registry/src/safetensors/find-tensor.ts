import type { TensorPiece, TensorSpec } from '@framegate/model-family';
import { formatShape } from '../format-shape.js';
import { floatTypes } from './decode-floats.js';
import type { TensorEntry } from './header.js';

/** A piece of a tensor and the entry of the file that holds it, maybe among other rows. */
export interface FoundPiece {
  readonly piece: TensorPiece;
  readonly entry: TensorEntry;
}

/**
 * - `found`: the pieces to join, in this order.
 * - `absent`: not there in any form.
 * - `wrong`: there, but not as it must be.
 *
 * `problem` is for people.
 */
export type FoundTensor =
  | { readonly state: 'found'; readonly pieces: readonly FoundPiece[] }
  | { readonly state: 'absent' | 'wrong'; readonly problem: string };

/** Looks for a tensor under its official name, then in its other forms; the first that is whole and right counts. */
export function findTensor(tensors: ReadonlyMap<string, TensorEntry>, spec: TensorSpec): FoundTensor {
  let wrong: string | undefined;
  for (const form of formsOf(spec)) {
    const pieces = findPieces(tensors, form);
    if (!pieces) continue;
    const problem = pieces.map(problemOf).find((found) => found !== undefined);
    if (problem === undefined) return { state: 'found', pieces };
    wrong ??= problem;
  }
  return wrong === undefined
    ? { state: 'absent', problem: describeAbsence(spec) }
    : { state: 'wrong', problem: wrong };
}

/** How a tensor may be stored, under its official name first. */
export function formsOf({ name, shape, alternatives = [] }: TensorSpec): readonly (readonly TensorPiece[])[] {
  return [[{ name, shape }], ...alternatives];
}

/** All pieces of a form or none: a part of one may belong to something else. */
function findPieces(
  tensors: ReadonlyMap<string, TensorEntry>,
  form: readonly TensorPiece[],
): FoundPiece[] | undefined {
  const pieces = form.flatMap((piece) => {
    const entry = tensors.get(piece.name);
    return entry ? [{ piece, entry }] : [];
  });
  return pieces.length === form.length ? pieces : undefined;
}

function problemOf({ piece: { name, shape }, entry }: FoundPiece): string | undefined {
  if (formatShape(entry.shape) !== formatShape(shape)) {
    return `misshapen: ${name}, expected ${formatShape(shape)}, got ${formatShape(entry.shape)}`;
  }
  if (!floatTypes.includes(entry.dtype)) {
    return `not floats: ${name}, expected ${floatTypes.join(', ')}, got ${entry.dtype}`;
  }
  return undefined;
}

/** Names the other form where there is one; several would drown the official name. */
function describeAbsence({ name, shape, alternatives = [] }: TensorSpec): string {
  const [form, ...more] = alternatives;
  const missing = `missing: ${name} ${formatShape(shape)}`;
  if (!form) return missing;
  if (more.length > 0) return `${missing} (nor is it there in ${alternatives.length} other forms)`;
  return `${missing} (nor is there ${form.map((piece) => piece.name).join(' + ')})`;
}
