import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import { formatShape } from '../format-shape.js';
import { ManifestError, type ManifestIssue } from '../manifest/manifest-error.js';
import { messageOf } from '../system-error.js';
import {
  describeInput,
  inputOf,
  isOverridden,
  type ModelInput,
  type ResolveRequest,
} from './resolve-request.js';

/**
 * Makes sure that the family serves the files at `paths`, together one model, with the input that is wanted.
 * @throws {ManifestError} when the manifest is wrong about the family or the input.
 * @throws {RangeError} when it is the caller who asked for another input.
 */
export function checkServed(
  request: ResolveRequest,
  paths: readonly string[],
  signatures: readonly ModelSignature[],
): void {
  const { family, manifestFile, overrides } = request;
  if (!family.recognises(signatures)) {
    const described = paths.map((path, index) => `${path} (${describeSignature(signatures[index]!)})`);
    const expected = `the family of ${described.join(' and ')}`;
    throw new ManifestError(manifestFile, [
      { field: 'family', expected, received: JSON.stringify(family.name) },
    ]);
  }
  const names = paths.join(' and ');
  const issues = differences(servedInput(request, names, signatures), inputOf(request), names, paths.length);
  if (issues.length === 0) return;
  if (!isOverridden(overrides)) throw new ManifestError(manifestFile, issues);
  throw new RangeError(
    issues
      .map(({ field, expected, received }) => `Expected ${field} ${expected}, got ${received}`)
      .join('\n'),
  );
}

/** The input wanted, where the model takes it; else the one that it takes when left to itself. */
function servedInput(
  request: ResolveRequest,
  names: string,
  signatures: readonly ModelSignature[],
): ModelInput {
  const { family, manifest, manifestFile } = request;
  try {
    return family.createPipeline(signatures, inputOf(request));
  } catch (cause) {
    try {
      return family.createPipeline(signatures, {});
    } catch {
      const field = `weights.${'files' in manifest.weights ? 'files' : 'path'}`;
      const received = `${names} (${messageOf(cause)})`;
      const expected = `a model that family ${family.name} serves`;
      throw new ManifestError(manifestFile, [{ field, expected, received }], { cause });
    }
  }
}

function differences(served: ModelInput, wanted: ModelInput, names: string, files: number): ManifestIssue[] {
  const right = describeInput(served);
  const wrong = describeInput(wanted);
  return (['imageSize', 'batch'] as const)
    .filter((field) => right[field] !== wrong[field])
    .map((field) => ({
      field,
      expected: `${right[field]}, which ${names} ${files > 1 ? 'are' : 'is'} made for`,
      received: wrong[field],
    }));
}

function describeSignature({ inputs, outputs }: ModelSignature): string {
  const describe = (values: readonly ValueInfo[]) =>
    values.map(({ name, type, shape }) => `${name} ${type} ${formatShape(shape)}`).join(', ');
  return `${describe(inputs)} to ${describe(outputs)}`;
}
