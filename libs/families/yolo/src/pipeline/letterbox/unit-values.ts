/** The float32 value of each 8-bit level as a share of 255; a look-up costs a third of a division. */
export const unitValues = Float32Array.from({ length: 256 }, (_, level) => level / 255);
