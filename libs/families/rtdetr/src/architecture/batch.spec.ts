import { fnv1a, seededUniform } from '@framegate/network-blocks';
import { runVariant } from '../testing/run-variant.js';

const imageSize = { height: 96, width: 160 };

const noise = (name: string) => {
  const next = seededUniform(fnv1a(name));
  return Float32Array.from({ length: 3 * imageSize.height * imageSize.width }, next);
};

it('answers to an image in a batch what it answers to that image alone', async () => {
  const images = [noise('one'), noise('other')];
  const together = await runVariant('rtdetr-r18', imageSize, images);
  const alone = await runVariant('rtdetr-r18', imageSize, images.slice(1));
  for (const name of ['logits', 'pred_boxes']) {
    const { data } = alone[name]!;
    const second = together[name]!.data.subarray(data.length);
    const worst = data.reduce((most, value, at) => Math.max(most, Math.abs(value - second[at]!)), 0);
    expect(worst).toBeLessThan(1e-4);
  }
});
