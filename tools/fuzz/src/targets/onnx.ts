import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFamilies, loadFamily, type ModelFamily } from '@framegate/model-family';
import { type ModelSignature, OnnxFormatError, readSignature } from '@framegate/model-graph';
import { UnsupportedModelError } from '@framegate/vision-processing';
import { writePartners } from '../seeds/partners.js';
import { damagedModels } from './damaged-models.js';
import type { Target } from './target.js';

/** What a family refuses, with the file that a family doesn't know. */
class UnservedModelError extends Error {
  readonly code = 'UNSERVED';
}

/** ONNX files to their signatures, and those to every installed family: what happens before a runtime sees a model. */
export const onnx: Target = {
  name: 'onnx',
  cases: 4000,
  deadlineMs: 20_000,
  memoryLimit: 384e6,
  refusals: [OnnxFormatError, UnservedModelError],
  ...damagedModels,
  async open(folder) {
    const families = await Promise.all((await listFamilies()).map(loadFamily));
    const subject = join(folder, 'model.onnx');
    const filesOf = await writePartners(folder);
    return {
      subject,
      async run({ name, bytes }) {
        await writeFile(subject, bytes);
        const signatures = await Promise.all(filesOf(name, subject).map(readSignature));
        for (const family of families) serve(family, signatures, subject);
      },
      close: async () => undefined,
    };
  },
};

function serve(family: ModelFamily, signatures: readonly ModelSignature[], path: string): void {
  if (!family.recognises(signatures)) return;
  try {
    family.createPipeline(signatures, {});
  } catch (cause) {
    // The null family has no need of the library that makes the other's error.
    const isRefusal =
      cause instanceof UnsupportedModelError || (family.name === 'null' && cause instanceof RangeError);
    if (!isRefusal) throw cause;
    throw new UnservedModelError(`${path}: ${cause.message}`, { cause });
  }
}
