/** RGB with flat areas and edges: a network with synthetic weights finds some objects in it, and not thousands. */
export function shades({ width, height }) {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) {
    const x = Math.floor(index / 3) % width;
    const y = Math.floor(index / 3 / width);
    data[index] = 127 + 90 * Math.sin(x / 37 + (index % 3)) * Math.cos(y / 53) + ((x ^ y) & 15);
  }
  return { data, width, height };
}
