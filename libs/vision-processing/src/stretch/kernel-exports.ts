import { kernelBytes } from './stretch-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets and counts. See `kernels/stretch.as`. */
export interface KernelExports {
  readonly columnsToLevels: ColumnPass;
  readonly columnsToFloats: ColumnPass;
  readonly splitToLevels: SplitPass;
  readonly splitToFloats: SplitPass;
  readonly levelRows: RowPass;
  readonly sameLevelRow: RowPass;
  readonly floatRows: RowPass;
}

export type ColumnPass = (
  row: number,
  rowBytes: number,
  rows: number,
  offsets: number,
  weights: number,
  pairs: number,
  count: number,
  to: number,
  plane: number,
) => void;

export type SplitPass = (
  row: number,
  rowBytes: number,
  rows: number,
  count: number,
  to: number,
  plane: number,
) => void;

export type RowPass = (
  rows: number,
  weights: number,
  rowCount: number,
  plane: number,
  count: number,
  to: number,
  toPlane: number,
  channels: number,
  spare: number,
) => void;

const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));

export function instantiateKernel(memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
}
