import { kernelBytes } from './mask-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets and counts. See `kernels/enlarge-mask.as`. */
export interface KernelExports {
  expand(
    logits: number,
    starts: number,
    cells: number,
    before: number,
    after: number,
    here: number,
    next: number,
    blocks: number,
    kinds: number,
  ): void;
  fillLines(
    near: number,
    far: number,
    plane: number,
    blocks: number,
    before: number,
    after: number,
    lines: number,
    to: number,
    width: number,
    flags: number,
  ): void;
  columnEdges(
    bitmap: number,
    width: number,
    height: number,
    x: number,
    columns: number,
    value: number,
    strip: number,
    stripBytes: number,
    scratch: number,
    edges: number,
  ): number;
}

const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));

export function instantiateKernel(memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
}
