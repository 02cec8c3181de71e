import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ModelFamily } from './model-family.js';

const scope = '@framegate';
const prefix = 'family-';

/** No package `@framegate/family-<name>` is installed. Code `FAMILY_NOT_FOUND`. */
export class FamilyNotFoundError extends Error {
  override readonly name = 'FamilyNotFoundError';
  readonly code = 'FAMILY_NOT_FOUND';

  constructor(family: string, known: readonly string[], options?: ErrorOptions) {
    super(
      `Unknown model family "${family}". Installed: ${known.join(', ') || 'none'}. ` +
        `A family is a package named ${scope}/${prefix}<name>.`,
      options,
    );
  }
}

/**
 * Loads a family by name. The specifier is computed so that no project depends on every family:
 * a change to one family must re-measure that family alone.
 * @throws {FamilyNotFoundError}
 */
export async function loadFamily(name: string): Promise<ModelFamily> {
  const known = await listFamilies();
  if (!known.includes(name)) throw new FamilyNotFoundError(name, known);
  const module = (await import(`${scope}/${prefix}${name}`)) as { default: ModelFamily };
  return module.default;
}

/** Names of the installed families, sorted. */
export async function listFamilies(): Promise<string[]> {
  const names = new Set<string>();
  for (const directory of nodeModulesAbove(import.meta.url)) {
    for (const entry of await readdir(`${directory}/${scope}`).catch(() => [])) {
      if (entry.startsWith(prefix)) names.add(entry.slice(prefix.length));
    }
  }
  return [...names].sort();
}

function* nodeModulesAbove(url: string): Generator<string> {
  for (let directory = new URL('.', url); ; directory = new URL('..', directory)) {
    yield fileURLToPath(new URL('node_modules', directory));
    if (directory.pathname === new URL('..', directory).pathname) return;
  }
}
