import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configSchema, type LoadedConfig } from '@framegate/perf-suite/config';
import { createJiti } from 'jiti';
import { UsageError } from '../usage-error.js';

const extensions = ['ts', 'mts', 'js', 'mjs', 'json'];

/**
 * What the workspace's framegate.config.* says, or the file given; nothing where there is none.
 * @param given Relative to the current folder.
 * @throws {UsageError} for a file that cannot be loaded, and for two of them, naming the file and the field.
 */
export async function loadConfig(root: string, given?: string): Promise<LoadedConfig> {
  const path = given === undefined ? findConfig(root) : resolve(given);
  if (path === undefined) return {};
  const document = await loadDocument(path).catch((cause: unknown) => {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot load the configuration ${path}: ${problem}`, { cause });
  });
  const parsed = configSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: field, message }) => {
    const where = field.length === 0 ? 'the configuration' : field.join('.');
    return `${path}: ${where}: ${message}`;
  });
  throw new UsageError(problems.join('\n'));
}

function findConfig(root: string): string | undefined {
  const found = extensions.map((extension) => join(root, `framegate.config.${extension}`)).filter(existsSync);
  if (found.length > 1) {
    throw new UsageError(`Expected one configuration, got ${found.join(' and ')}. Keep one of them.`);
  }
  return found[0];
}

/** A program's default export. Node 20 does not read TypeScript, so that is left to a loader; nothing is cached on disk. */
async function loadDocument(path: string): Promise<unknown> {
  const extension = extname(path);
  if (extension === '.json') return JSON.parse(await readFile(path, 'utf8'));
  if (!extensions.includes(extension.slice(1))) {
    throw new Error(`expected a file ending in .${extensions.join(', .')}, got "${extension}"`);
  }
  if (!existsSync(path)) throw new Error('there is no such file');
  const module = extension.endsWith('ts')
    ? await createJiti(import.meta.url, { fsCache: false, interopDefault: false }).import<{
        default?: unknown;
      }>(path)
    : ((await import(pathToFileURL(path).href)) as { default?: unknown });
  if (module.default === undefined) throw new Error('expected a default export, got none');
  return module.default;
}
