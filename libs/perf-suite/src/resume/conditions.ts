import { z } from 'zod';
import type { Environment } from '../report/schema/environment-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import { sha256 } from '../report/schema/units.js';

/** What must be the same for figures to stand in one report as if they were of one run. */
export const conditionsSchema = z.strictObject({
  machine: z.string(),
  node: z.string(),
  onnxruntime: z.string().nullable(),
  commit: z.string().nullable(),
  images: sha256,
});
export type Conditions = z.infer<typeof conditionsSchema>;

export function conditionsOf(
  { machine_id, node, onnxruntime, git_commit }: Environment,
  images: Pick<Report['images'], 'sha256'>,
): Conditions {
  return { machine: machine_id, node, onnxruntime, commit: git_commit, images: images.sha256 };
}

const words: Record<keyof Conditions, string> = {
  machine: 'the machine',
  node: 'the version of Node',
  onnxruntime: 'the version of ONNX Runtime',
  commit: 'the commit',
  images: 'the digest of the images',
};

/** Each difference as a sentence. */
export function differencesOf(then: Conditions, now: Conditions): string[] {
  return (Object.keys(words) as (keyof Conditions)[])
    .filter((key) => then[key] !== now[key])
    .map((key) => `Then ${words[key]} was ${shown(then[key])}, now it is ${shown(now[key])}.`);
}

/** Digests by their beginning: they are compared, not read. */
function shown(value: string | null): string {
  if (value === null) return 'unknown';
  return /^[0-9a-f]{40,64}$/.test(value) ? value.slice(0, 12) : value;
}
