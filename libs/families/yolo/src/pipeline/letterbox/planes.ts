/** Red, green and blue of one image in a CHW tensor: views of its memory, row-major. */
export type Planes = readonly [Float32Array, Float32Array, Float32Array];

/** The planes of every image in an NCHW tensor with three channels. */
export function splitPlanes(tensor: Float32Array, batch: number, pixels: number): Planes[] {
  return Array.from({ length: batch }, (_, slot): Planes => {
    const plane = (channel: number) => {
      const start = (slot * 3 + channel) * pixels;
      return tensor.subarray(start, start + pixels);
    };
    return [plane(0), plane(1), plane(2)];
  });
}
