import { certify } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { CertifyCommandOptions } from '../commands/certify.js';
import { measuring } from '../suite/measuring.js';
import { measureAndPrint } from './measure-and-print.js';
import { smallestModel } from './smallest-model.js';

/** Examines the gate, prints what it found of what was planted, and leaves the verdict's exit code. */
export async function runCertify(options: GlobalOptions & CertifyCommandOptions): Promise<void> {
  const { trials, budget, output } = options;
  const suite = measuring(options);
  const variant = options.variant ?? (await smallestModel(suite.registryRoot));
  await measureAndPrint(output, (watch) =>
    certify({
      ...suite,
      variant,
      ...(trials !== undefined && { trials }),
      ...(budget !== undefined && { timeMs: budget * 60_000 }),
      output,
      ...watch,
    }),
  );
}
