import { parse } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { ManifestError, ModelNotFoundError } from '@framegate/model-registry';
import type { Surroundings } from '../suite/surroundings.js';
import type { Both } from './arm-name.js';
import type { CompareOptions } from './compare-options.js';
import { findSide } from './sides/find-side.js';
import type { SideSource } from './sides/side-source.js';

export interface PlannedSides extends Both<SideSource> {
  readonly variant: string;
}

/**
 * Looks up everything that could be asked wrongly before anything is made or measured.
 * @throws {UsageError}
 */
export async function planSides(
  { base, head, variant, registryRoot }: CompareOptions,
  registry: Surroundings['registry'],
): Promise<PlannedSides> {
  const sides = {
    base: await findSide(base, registryRoot),
    head: head === undefined ? workingTree : await findSide(head, registryRoot),
  };
  const name = variant ?? nameOf(sides);
  if (name === undefined) {
    throw new UsageError(
      'Expected the name of the model to compare, as the sides are whole workspaces, and got none.',
    );
  }
  if (sides.head.kind === 'working-tree') {
    await registry(registryRoot)
      .manifest(name)
      .catch((error: unknown) => {
        if (!(error instanceof ModelNotFoundError || error instanceof ManifestError)) throw error;
        throw new UsageError(error.message, { cause: error });
      });
  }
  return { ...sides, variant: name };
}

const workingTree: SideSource = { kind: 'working-tree', label: 'working tree' };

/** What the sides say themselves: a manifest is that of a variant, and files alone are named as they are. */
function nameOf({ base, head }: Both<SideSource>): string | undefined {
  const sides = [head, base];
  const manifest = sides.find((side) => side.kind === 'manifest');
  if (manifest !== undefined) return manifest.variant;
  const files = sides.filter((side) => side.kind === 'onnx');
  return files.length === sides.length ? parse(files[0]?.files[0] ?? '').name : undefined;
}
