import { kernelBytes } from './stretch-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets, counts and values. See `kernels/stretch.as`. */
export interface KernelExports {
  readonly columnsToLevels: ColumnPass;
  readonly columnsToFloats: ColumnPass;
  readonly levelRows: RowPass;
  readonly floatRows: RowPass;
}

export type ColumnPass = (
  row: number,
  offsets: number,
  weights: number,
  groups: number,
  count: number,
  to: number,
  plane: number,
) => void;

export type RowPass = (
  rows: number,
  weights: number,
  rowCount: number,
  from: number,
  count: number,
  to: number,
  shift: number,
  divisor: number,
  spare: number,
) => void;

const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));

export function instantiateKernel(memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
}
