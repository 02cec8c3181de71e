const temperature = 10_000;

/**
 * Where each cell of a map is, row by row: [height · width, channels]. A quarter of the channels each are the sines and
 * cosines of the row at falling frequencies, then those of the column; computed in double precision.
 */
export function positionEmbedding(height: number, width: number, channels: number): Float32Array {
  const quarter = channels / 4;
  const embedding = new Float32Array(height * width * channels);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (const place of [row, column]) {
        for (const wave of [Math.sin, Math.cos]) {
          for (let index = 0; index < quarter; index++) {
            embedding[at++] = wave(place * temperature ** (-index / quarter));
          }
        }
      }
    }
  }
  return embedding;
}
