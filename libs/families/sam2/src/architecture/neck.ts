import { add, matmul, reshape, type Tensor, transpose } from '@framegate/model-graph';
import { type Network, transposed } from '@framegate/network-blocks';
import { imagesOf, rasterOrder } from '../blocks/token-order.js';
import { reordered, type Tokens } from '../blocks/tokens.js';

const modelChannels = 256;

/** Weight [in, out] and bias [1, out] of a linear layer. */
interface Affine {
  readonly weight: Tensor;
  readonly bias: Tensor;
}

/** Maps [B, C, side, side]. */
export interface Features {
  readonly level0: Tensor;
  readonly level1: Tensor;
  readonly embedding: Tensor;
}

/**
 * From the outputs of the four stages, finest first, to the maps that prompts are answered from. The coarsest is added to
 * the third, each of its cells to the four that lie in it; the two finest are only projected, twice, which is one
 * projection by the product of both: runtimes work it out while they load the model.
 */
export function neck(network: Network, maps: readonly Tokens[]): Features {
  const [finest, finer, middle, coarsest] = maps as [Tokens, Tokens, Tokens, Tokens];
  const lateral = (level: number, { x }: Tokens) =>
    pointwise(network, `image_encoder.neck.convs.${3 - level}.conv`, x.shape[1]!, modelChannels);
  const highRes = (level: number, tokens: Tokens, channels: number) => {
    const path = `sam_mask_decoder.conv_s${level}`;
    const inner = lateral(level, tokens);
    const outer = pointwise(network, path, modelChannels, channels);
    return network.at(path, () => asMap(projected(tokens, chained(inner, outer))));
  };
  const noMemory = network.weight('no_mem_embed', [1, 1, modelChannels]);
  const above = lateral(3, coarsest);
  const beside = lateral(2, middle);
  return {
    level0: highRes(0, finest, 32),
    level1: highRes(1, finer, 64),
    embedding: network.at('image_encoder.neck', () => {
      const bias = add(beside.bias, reshape(noMemory, [1, modelChannels]));
      const fine = projected(middle, { ...beside, bias });
      return asMap(addToCells(fine, projected(coarsest, above)));
    }),
  };
}

/** A 1×1 convolution's tensors as those of a linear layer. */
function pointwise(network: Network, path: string, inChannels: number, outChannels: number): Affine {
  const spec = network.require({ name: `${path}.weight`, shape: [outChannels, inChannels, 1, 1] });
  const weight = network.stored(spec.name, [inChannels, outChannels], () =>
    transposed(network.source.read(spec), outChannels, inChannels),
  );
  const bias = network.weight(`${path}.bias`, [outChannels]);
  return { weight, bias: network.at(path, () => reshape(bias, [1, outChannels])) };
}

function chained(inner: Affine, outer: Affine): Affine {
  return {
    weight: matmul(inner.weight, outer.weight),
    bias: add(matmul(inner.bias, outer.weight), outer.bias),
  };
}

function projected(tokens: Tokens, { weight, bias }: Affine): Tokens {
  return { ...tokens, x: add(matmul(tokens.x, weight), bias) };
}

/** Tokens in the order of `fine` with 2×2 cells outermost, plus those of the grid that is left when cells are joined. */
function addToCells(fine: Tokens, coarse: Tokens): Tokens {
  const cells = reshape(fine.x, [4, ...coarse.x.shape]);
  return { ...fine, x: reshape(add(cells, coarse.x), fine.x.shape) };
}

/** [B, C, side, side] */
function asMap(tokens: Tokens): Tensor {
  const { side } = tokens;
  const batch = imagesOf(tokens.order);
  const { x } = reordered(tokens, rasterOrder(side, batch));
  const channels = x.shape[1]!;
  const planes = transpose(reshape(x, [batch, side * side, channels]), [0, 2, 1]);
  return reshape(planes, [batch, channels, side, side]);
}
