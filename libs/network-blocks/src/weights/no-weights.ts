import type { WeightSource } from '@framegate/model-family';

/** For building a network only to see which tensors it asks for. */
export const noWeights: WeightSource = {
  id: 'none',
  read({ name }) {
    throw new RangeError(`${name}: no weights are read while tensors are listed`);
  },
};
