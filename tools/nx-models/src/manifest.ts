import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The two fields of a manifest that decide the shape of the project graph; the registry checks all the others. */
export interface ModelIdentity {
  variant: string;
  family: string;
}

/** Raised for a manifest that cannot become a project. The message names the file and the field. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly code = 'MANIFEST';

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
  }
}

/** Nx looks up a missing project by these keys, and would take a project so named for the one that is missing. */
const namesOfNothing = ['null', 'undefined'];

/** @throws {ManifestError} for broken JSON, a variant that is not its folder's name, or a family without a package. */
export function readModelIdentity(workspaceRoot: string, file: string): ModelIdentity {
  const manifest = parseObject(file, readFileSync(join(workspaceRoot, file), 'utf8'));
  const variant = stringField(file, manifest, 'variant');
  const family = stringField(file, manifest, 'family');
  const folder = basename(dirname(file));
  if (variant !== folder) {
    throw new ManifestError(
      file,
      `\`variant\` must be "${folder}", the name of its folder, got "${variant}"`,
    );
  }
  if (namesOfNothing.includes(variant)) {
    throw new ManifestError(
      file,
      `\`variant\` must not be "${variant}", which Nx takes for no project at all`,
    );
  }
  if (!existsSync(join(workspaceRoot, 'libs/families', family, 'package.json'))) {
    throw new ManifestError(
      file,
      `\`family\` is "${family}", but there is no package in libs/families/${family}`,
    );
  }
  return { variant, family };
}

function parseObject(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ManifestError(file, `not valid JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestError(file, `expected a JSON object, got ${describe(value)}`);
  }
  return value as Record<string, unknown>;
}

function stringField(file: string, manifest: Record<string, unknown>, field: string): string {
  const value = manifest[field];
  if (value === undefined) throw new ManifestError(file, `\`${field}\` is missing, expected a string`);
  if (typeof value !== 'string' || value === '') {
    throw new ManifestError(file, `\`${field}\` must be a non-empty string, got ${describe(value)}`);
  }
  return value;
}

function describe(value: unknown): string {
  const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return `${JSON.stringify(value)} (${kind})`;
}
