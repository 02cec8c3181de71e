import type { TensorMap } from '@framegate/model-family';

/** The first `count` of `batch` images, sharing memory. */
export function firstImages(tensors: TensorMap, count: number, batch: number): TensorMap {
  if (count === batch) return tensors;
  return slices(tensors, 0, count);
}

/** One image of a batch, as a batch of its own, sharing memory. */
export function oneImage(tensors: TensorMap, slot: number): TensorMap {
  return slices(tensors, slot, slot + 1);
}

/** Along the first axis, which is that of images in every tensor of a network that takes any number of them. */
function slices(tensors: TensorMap, start: number, end: number): TensorMap {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { data, dims }]) => {
      const stride = data.length / dims[0]!;
      return [
        name,
        { data: data.subarray(start * stride, end * stride), dims: [end - start, ...dims.slice(1)] },
      ];
    }),
  );
}
