import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResolvedModel } from '@framegate/model-registry';
import type { OpenArm } from '../compare/pairs/arm.js';
import { processArms } from '../compare/pairs/process-arm.js';
import type { Session } from '../suite/session.js';
import type { CertifyOptions } from './certify-options.js';

/** Sides that run the same model, head slower by a share. `run` names the folder of their files. */
export type ExamArms = (run: string, slowdown: number) => Promise<OpenArm>;

export function examArms(
  { family, artifact }: Pick<ResolvedModel, 'family' | 'artifact'>,
  { images, directory, signal }: Pick<Session, 'images' | 'directory' | 'signal'>,
  {
    modelTimeoutMs = 300_000,
    entry,
  }: Pick<CertifyOptions, 'modelTimeoutMs'> & { readonly entry: URL | undefined },
): ExamArms {
  const side = { workspace: null, models: artifact.files.map(({ path }) => path), family };
  return async (run, slowdown) => {
    const folder = join(directory.path, run);
    await mkdir(folder);
    return processArms({
      sides: { base: { ...side, slowdown: 0 }, head: { ...side, slowdown } },
      images: images.files.map(({ name, path }) => ({ name, path })),
      directory: folder,
      timeoutMs: modelTimeoutMs,
      signal,
      ...(entry && { entry }),
    });
  };
}
