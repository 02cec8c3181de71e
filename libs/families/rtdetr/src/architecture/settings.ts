/** Common to all variants. */
export const classes = 80;
export const queries = 300;
/** Channels of the decoder. */
export const decoderChannels = 256;
export const decoderFeedForward = 1024;
export const heads = 8;
/** Sampling points of a head on each level. */
export const points = 4;
/** PyTorch's default, for both normalisations. */
export const epsilon = 1e-5;
