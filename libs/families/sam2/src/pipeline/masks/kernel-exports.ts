import { kernelBytes } from './mask-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets and counts. See `kernels/enlarge-mask.as`. */
export interface KernelExports {
  countInside(logits: number, count: number, to: number): void;
  classify(
    near: number,
    far: number,
    cells: number,
    blocks: number,
    first: number,
    lines: number,
    kinds: number,
    active: number,
    chunks: number,
  ): number;
  expand(
    logits: number,
    offsets: number,
    weights: number,
    blocks: number,
    kinds: number,
    tags: number,
    tag: number,
    values: number,
    plane: number,
  ): void;
  clamp(values: number, count: number, limit: number, to: number): void;
  fillLines(
    near: number,
    far: number,
    plane: number,
    blocks: number,
    kinds: number,
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
    active: number,
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
