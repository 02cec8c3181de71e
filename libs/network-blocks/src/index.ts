export {
  convBatchNorm,
  type ConvBatchNormOptions,
  type ConvBatchNormPaths,
} from './blocks/conv-batch-norm.js';
export {
  deformableAttention,
  type DeformableAttentionInputs,
  type DeformableAttentionOptions,
} from './blocks/deformable-attention.js';
export { dotProductAttention, type Projections } from './blocks/dot-product-attention.js';
export { layerNorm } from './blocks/layer-norm.js';
export { linear } from './blocks/linear.js';
export { mlp } from './blocks/mlp.js';
export { repVgg } from './blocks/rep-vgg.js';
export { selfAttention } from './blocks/self-attention.js';
export { silu } from './blocks/silu.js';
export { checkBatch, checkSides } from './check-request.js';
export { Network } from './network.js';
export { noWeights } from './weights/no-weights.js';
export { fnv1a, seededUniform } from './weights/seeded-uniform.js';
export { transposed } from './weights/transposed.js';
export { centreRows, uniformValues } from './weights/uniform-values.js';
