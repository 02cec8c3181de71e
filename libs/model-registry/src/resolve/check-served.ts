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
 * Makes sure that the family serves the model at `path` with the input that is wanted.
 * @throws {ManifestError} when the manifest is wrong about the family or the input.
 * @throws {RangeError} when it is the caller who asked for another input.
 */
export function checkServed(request: ResolveRequest, path: string, signature: ModelSignature): void {
  const { family, manifestFile, overrides } = request;
  if (!family.recognises([signature])) {
    const expected = `the family of ${path} (${describeSignature(signature)})`;
    throw new ManifestError(manifestFile, [
      { field: 'family', expected, received: JSON.stringify(family.name) },
    ]);
  }
  const issues = differences(servedInput(request, path, signature), inputOf(request), path);
  if (issues.length === 0) return;
  if (!isOverridden(overrides)) throw new ManifestError(manifestFile, issues);
  throw new RangeError(
    issues
      .map(({ field, expected, received }) => `Expected ${field} ${expected}, got ${received}`)
      .join('\n'),
  );
}

/** The input wanted, where the model takes it; else the one that it takes when left to itself. */
function servedInput(request: ResolveRequest, path: string, signature: ModelSignature): ModelInput {
  const { family, manifestFile } = request;
  try {
    return family.createPipeline([signature], inputOf(request));
  } catch (cause) {
    try {
      return family.createPipeline([signature], {});
    } catch {
      const received = `${path} (${messageOf(cause)})`;
      const expected = `a model that family ${family.name} serves`;
      throw new ManifestError(manifestFile, [{ field: 'weights.path', expected, received }], { cause });
    }
  }
}

function differences(served: ModelInput, wanted: ModelInput, path: string): ManifestIssue[] {
  const right = describeInput(served);
  const wrong = describeInput(wanted);
  return (['imageSize', 'batch'] as const)
    .filter((field) => right[field] !== wrong[field])
    .map((field) => ({
      field,
      expected: `${right[field]}, which ${path} is made for`,
      received: wrong[field],
    }));
}

function describeSignature({ inputs, outputs }: ModelSignature): string {
  const describe = (values: readonly ValueInfo[]) =>
    values.map(({ name, type, shape }) => `${name} ${type} ${formatShape(shape)}`).join(', ');
  return `${describe(inputs)} to ${describe(outputs)}`;
}
