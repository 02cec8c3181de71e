import { compareVersions } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { CompareCommandOptions } from '../commands/compare.js';
import { modelFiles } from '../models/model-files.js';
import { measuring } from '../suite/measuring.js';
import { measureAndPrint } from './measure-and-print.js';

/** Compares, prints the verdict on standard output, and leaves its exit code. */
export async function runCompare(options: GlobalOptions & CompareCommandOptions): Promise<void> {
  const { variant, base, head, output } = options;
  const asked = {
    base: (await modelFiles(base)) ?? base,
    ...(head !== undefined && { head: (await modelFiles(head)) ?? head }),
    ...(variant !== undefined && { variant }),
  };
  await measureAndPrint(output, (watch) =>
    compareVersions({ ...measuring(options), ...asked, output, ...watch }),
  );
}
