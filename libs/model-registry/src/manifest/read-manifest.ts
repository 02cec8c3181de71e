import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FamilySource } from '../family-source.js';
import { checkFamily } from './check-family.js';
import { ManifestError, type ManifestIssue } from './manifest-error.js';
import type { Manifest } from './manifest-schema.js';
import { parseManifest } from './parse-manifest.js';
import { statedFiles } from './stated-files.js';
import { climbingIssue } from './workspace-path.js';

/** Many times what people write. */
const maxBytes = 1 << 16;

/**
 * Reads and checks `file`, a `model.json` in a folder named after its variant.
 * @throws {ManifestError}
 * @throws the file system's error when it cannot be read.
 */
export async function readManifest(file: string, root: string, families: FamilySource): Promise<Manifest> {
  await checkSize(file);
  const manifest = parseManifest(file, await readFile(file, 'utf8'));
  const issues = [
    ...folderIssues(file, manifest),
    ...(await checkFamily(manifest, families)),
    ...statedFiles(manifest.weights).flatMap((stated) => climbingIssue(root, file, stated) ?? []),
  ];
  if (issues.length > 0) throw new ManifestError(file, issues);
  return manifest;
}

async function checkSize(file: string): Promise<void> {
  const { size } = await stat(file);
  if (size <= maxBytes) return;
  const expected = `a manifest of at most ${maxBytes} bytes`;
  throw new ManifestError(file, [{ field: '', expected, received: `${size}` }]);
}

function folderIssues(file: string, { variant }: Manifest): ManifestIssue[] {
  const folder = basename(dirname(file));
  if (folder === variant) return [];
  return [
    { field: 'variant', expected: `"${folder}", the name of its folder`, received: JSON.stringify(variant) },
  ];
}
