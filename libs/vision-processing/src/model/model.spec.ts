import type { ValueInfo } from '@framegate/model-graph';
import { expectOutput } from './expect-output.js';
import { imageSizeOf } from './image-size.js';
import { checkInputRoom } from './input-room.js';
import { UnexpectedOutputError } from './unexpected-output-error.js';
import { UnsupportedModelError } from './unsupported-model-error.js';
import { batchOf, describeValue, requireFloat32 } from './value-checks.js';

function images(...shape: (number | string)[]): ValueInfo {
  return { name: 'images', type: 'float32', shape };
}

const fixed = images(2, 3, 640, 480);
const dynamic = images('batch', 3, 'height', 'width');
const native = { height: 640, width: 640 };

describe('what a model takes', () => {
  it('is described by name, type and shape', () => {
    expect(describeValue(dynamic)).toBe('images float32[batch, 3, height, width]');
  });

  it('may be float32 only', () => {
    expect(() => requireFloat32(fixed)).not.toThrow();
    expect(() => requireFloat32({ ...fixed, type: 'float16' })).toThrow(
      new UnsupportedModelError(
        'images is float16; only float32 inputs and outputs are supported. ' +
          'Export the model without half precision, or with its inputs and outputs kept as float32.',
      ),
    );
  });
});

describe('the room for an input', () => {
  it('is up to 1 GiB', () => {
    expect(() => checkInputRoom('images', [1, 1, 2 ** 14, 2 ** 14])).not.toThrow();
  });

  it('is refused beyond that, before it is taken', () => {
    expect(() => checkInputRoom('images', [1, 3, 2 ** 31, 64])).toThrow(
      new UnsupportedModelError(
        'Expected images to hold at most 268435456 numbers, got [1, 3, 2147483648, 64].',
      ),
    );
  });
});

describe('the batch', () => {
  it.each([
    ['the model’s own', fixed, undefined, 2],
    ['the model’s own, when it is asked for', fixed, 2, 2],
    ['the one asked for where the model takes any', dynamic, 8, 8],
    ['one where nobody says', dynamic, undefined, 1],
  ])('is %s', (_, input, wanted, batch) => {
    expect(batchOf(input, wanted)).toBe(batch);
  });

  it('cannot be another than the model’s own', () => {
    expect(() => batchOf(fixed, 4)).toThrow(
      new UnsupportedModelError('The model takes batches of 2, asked for 4.'),
    );
  });
});

describe('the image size', () => {
  const own = { height: 640, width: 480 };
  const wanted = { height: 96, width: 64 };

  it.each([
    ['the model’s own', fixed, undefined, own],
    ['the model’s own, when it is asked for', fixed, own, own],
    ['the one asked for where the model takes any', dynamic, wanted, wanted],
    ['the native one where nobody says', dynamic, undefined, native],
    ['the one asked for where one side is free', images(1, 3, 96, 'width'), wanted, wanted],
  ])('is %s', (_, input, asked, size) => {
    expect(imageSizeOf(input, asked, native)).toEqual(size);
  });

  it.each([
    [fixed, wanted, 'The model takes images of 640×480, asked for 96×64.'],
    [
      dynamic,
      { height: 0, width: 64 },
      'Expected an image size of whole numbers that fits [height, width], got 0×64.',
    ],
    [
      dynamic,
      { height: 64, width: 64.5 },
      'Expected an image size of whole numbers that fits [height, width], got 64×64.5.',
    ],
    [
      images(1, 3, 64, 'width'),
      wanted,
      'Expected an image size of whole numbers that fits [64, width], got 96×64.',
    ],
  ])('cannot be one that the model does not take (%#)', (input, asked, message) => {
    expect(() => imageSizeOf(input, asked, native)).toThrow(new UnsupportedModelError(message));
  });
});

describe('an output', () => {
  const data = new Float32Array(12);

  it('is given when its shape is as expected, whatever the size of dimensions that are named', () => {
    expect(expectOutput({ boxes: { data, dims: [1, 3, 4] } }, 'boxes', [1, 'queries', 4])).toBe(data);
  });

  it.each([
    [{}, 'no such output'],
    [{ boxes: { data, dims: [1, 4, 3] } }, 'Float32Array [1, 4, 3]'],
    [{ boxes: { data, dims: [3, 4] } }, 'Float32Array [3, 4]'],
    [{ boxes: { data: new Int32Array(12), dims: [1, 3, 4] } }, 'Int32Array [1, 3, 4]'],
  ])('is refused when it is another (%#)', (outputs, got) => {
    expect(() => expectOutput(outputs, 'boxes', [1, 'queries', 4])).toThrow(
      new UnexpectedOutputError(`Expected boxes float32 [1, queries, 4], got ${got}.`),
    );
  });
});
