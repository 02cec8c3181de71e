import { createRequire } from 'node:module';
import sharp from 'sharp';

export interface RuntimeVersions {
  readonly node: string;
  /** `null` where the package cannot be found. */
  readonly onnxruntime: string | null;
  readonly sharp: string;
  readonly libvips: string;
}

export function readRuntimeVersions(): RuntimeVersions {
  return {
    node: process.versions.node,
    onnxruntime: readOnnxRuntimeVersion(),
    sharp: sharp.versions.sharp ?? 'unknown',
    libvips: sharp.versions.vips,
  };
}

/** The engine's dependency and not this package's: it is looked up from where the engine lies. */
const runtimePackage = 'onnxruntime-node';

/** Read from the package that the engine loads: loading the runtime itself would cost time and memory for a string. */
function readOnnxRuntimeVersion(): string | null {
  try {
    const require = createRequire(import.meta.resolve('@framegate/inference-engine'));
    const { version } = require(`${runtimePackage}/package.json`) as { version?: unknown };
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}
