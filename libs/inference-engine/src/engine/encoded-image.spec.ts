import { setImmediate } from 'node:timers/promises';
import { EncodedImage } from './encoded-image.js';

const timings = { decode: 0, preprocess: 0, queue: 0, inference: 0, postprocess: 0, total: 0 };

function encodedImage(id: number, bytes: number): EncodedImage {
  const tensors = { features: { data: new Uint8Array(new SharedArrayBuffer(bytes)), dims: [bytes] } };
  const weight = new ArrayBuffer(bytes);
  const found = { id, name: 'image', width: 1, height: 1, placement: undefined, tensors, weight };
  const measured = { timings, providers: [] };
  return new EncodedImage({ ...found, ...measured }, () => Promise.resolve([{ masks: [], ...measured }]));
}

describe('EncodedImage', () => {
  it('is collected for the memory that it holds, though that is shared', async () => {
    let gone = 0;
    const registry = new FinalizationRegistry(() => gone++);
    // When it is time to collect is for V8 to say; for memory that it does not count, it would not be by then.
    for (let id = 0; id < 500 && gone === 0; id++) {
      registry.register(encodedImage(id, 32 * 2 ** 20), undefined);
      await setImmediate();
    }
    expect(gone).toBeGreaterThan(0);
  });
});
