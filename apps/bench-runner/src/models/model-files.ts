import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { listFamilies, loadFamily } from '@framegate/model-family';
import { readSignature } from '@framegate/model-graph';
import { UsageError } from '../usage-error.js';

const suffix = '.onnx';

/** How exporters name the two networks of a model, the second after the first. */
const companions = [
  ['vision_encoder', 'prompt_encoder_mask_decoder'],
  ['encoder', 'decoder'],
] as const;

/**
 * The files that `model` names: one, several joined by commas, or an encoder with the decoder that lies beside it;
 * `undefined` where it names no file but a model of the workspace.
 * @throws {UsageError} when only some of several names are those of .onnx files.
 */
export async function modelFiles(model: string): Promise<readonly string[] | undefined> {
  if (model.includes(',') && !existsSync(model)) return listedFiles(model);
  if (!model.endsWith(suffix)) return undefined;
  if (existsSync(model)) return withCompanion(model);
  // What `export --output` wrote for a model of two networks.
  const stem = model.slice(0, -suffix.length);
  const parts = [`${stem}.encoder${suffix}`, `${stem}.decoder${suffix}`];
  return parts.every((part) => existsSync(part)) ? parts : [model];
}

function listedFiles(model: string): string[] {
  const files = model.split(',').map((file) => file.trim());
  const other = files.find((file) => !file.endsWith(suffix));
  if (other === undefined) return files;
  throw new UsageError(
    `Expected the .onnx files of one model, separated by commas, got ${JSON.stringify(other)} in "${model}"`,
  );
}

async function withCompanion(file: string): Promise<string[]> {
  for (const companion of companionsOf(file)) {
    if (existsSync(companion) && (await areOneModel([file, companion]))) return [file, companion];
  }
  return [file];
}

function companionsOf(file: string): string[] {
  const { dir, base } = parse(file);
  return companions.flatMap(([first, second]) => {
    const at = base.lastIndexOf(first);
    return at < 0 ? [] : [join(dir, `${base.slice(0, at)}${second}${base.slice(at + first.length)}`)];
  });
}

/** Two files that only happen to be named like a pair are not taken for one. */
async function areOneModel(files: readonly string[]): Promise<boolean> {
  const signatures = await Promise.all(files.map(readSignature)).catch(() => []);
  const families = await Promise.all((await listFamilies()).map(loadFamily));
  return signatures.length > 0 && families.some((family) => family.recognises(signatures));
}
