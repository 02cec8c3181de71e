import { z } from 'zod';
import { relativePath, sha256 } from './stated-file-schema.js';

const path = relativePath.describe('The .onnx file, relative to this manifest, within the workspace.');
const hash = sha256.describe('SHA-256 of the file, checked on every use.');

const anyForm = z.strictObject({
  source: z.literal('onnx'),
  path: path.exactOptional(),
  sha256: hash.exactOptional(),
  files: z
    .array(z.strictObject({ path, sha256: hash }))
    .min(1, 'at least one file')
    .describe('Instead of path and sha256, the files of a model of several networks, in any order.')
    .exactOptional(),
});

type ReadyMadeFile = Required<Pick<z.output<typeof anyForm>, 'path' | 'sha256'>>;

/**
 * A ready-made model: `path` and `sha256` of its one file, or `files`. One object of optional fields rather than a union
 * of two, so that an error names the field at fault.
 */
export const readyMade = anyForm
  .check(({ value, issues }) => {
    const { files } = value;
    for (const field of ['path', 'sha256'] as const) {
      const input = value[field];
      if ((files === undefined) === (input !== undefined)) continue;
      const message = files === undefined ? 'a string' : 'nothing beside "files"';
      issues.push({ code: 'custom', path: [field], message, input });
    }
  })
  .meta({
    description: 'A ready-made model, used where it lies.',
    oneOf: [{ required: ['path', 'sha256'] }, { required: ['files'] }],
  })
  .transform(
    ({
      source,
      files,
      ...file
    }): { source: 'onnx' } & (ReadyMadeFile | { files: readonly ReadyMadeFile[] }) =>
      files === undefined ? { source, ...(file as ReadyMadeFile) } : { source, files },
  );
