import golden from '../../testing/opencv-letterbox.json' with { type: 'json' };
import { syntheticImage } from '../../testing/synthetic-image.js';
import { Letterbox } from './letterbox.js';

const side = 640;
const square = { height: side, width: side };

function letterbox(batch = 1) {
  const box = new Letterbox(square, batch);
  return { tensor: box.tensor, box };
}

// Globals are slow to look up in a test's sandbox.
const { fround, imul, round } = Math;

/** The 8-bit levels that the tensor holds; fails where a value is no level. */
function levels(tensor: Float32Array): Uint8Array {
  const bytes = new Uint8Array(tensor.length);
  let others = 0;
  for (let index = 0; index < tensor.length; index++) {
    const value = tensor[index]!;
    bytes[index] = round(value * 255);
    if (value !== fround(bytes[index]! / 255)) others++;
  }
  expect(others).toBe(0);
  return bytes;
}

/** FNV-1a, 32 bits. */
function checksum(bytes: Uint8Array): number {
  let hash = 2166136261;
  for (const byte of bytes) hash = imul(hash ^ byte, 16777619);
  return hash >>> 0;
}

describe('Letterbox', () => {
  it.each(golden.letterboxed)(
    'writes $width×$height bit for bit as OpenCV',
    ({ width, height, checksum: expected }) => {
      const { tensor, box } = letterbox();
      box.write(syntheticImage(width, height), 0);
      expect(checksum(levels(tensor))).toBe(expected);
    },
  );

  it.each(golden.resized)(
    'scales $width×$height to $scaled as OpenCV',
    ({ width, height, scaled, pixels }) => {
      const [scaledWidth, scaledHeight] = scaled as [number, number];
      const box = new Letterbox({ width: scaledWidth, height: scaledHeight }, 1);
      box.write(syntheticImage(width, height), 0);
      const planes = levels(box.tensor);
      const area = scaledWidth * scaledHeight;
      expect(pixels.map((_, index) => planes[(index % 3) * area + Math.floor(index / 3)])).toEqual(pixels);
    },
  );

  it('leaves nothing of a larger image around a smaller one', () => {
    const { tensor, box } = letterbox();
    box.write(syntheticImage(640, 640), 0);
    box.write(syntheticImage(1280, 720), 0);
    const once = letterbox();
    once.box.write(syntheticImage(1280, 720), 0);
    expect(checksum(levels(tensor))).toBe(checksum(levels(once.tensor)));
  });

  it('writes the same again for one image after another', () => {
    const { tensor, box } = letterbox();
    box.write(syntheticImage(500, 375), 0);
    const first = checksum(levels(tensor));
    box.write(syntheticImage(320, 240), 0);
    box.write(syntheticImage(500, 375), 0);
    expect(checksum(levels(tensor))).toBe(first);
  });

  it('keeps the images of a batch apart', () => {
    const { tensor, box } = letterbox(2);
    box.write(syntheticImage(640, 640), 1);
    const plane = 3 * side * side;
    expect(tensor.subarray(0, plane).every((value) => value === 0)).toBe(true);
    const alone = letterbox();
    alone.box.write(syntheticImage(640, 640), 0);
    expect(checksum(levels(tensor.subarray(plane)))).toBe(checksum(levels(alone.tensor)));
  });
});
