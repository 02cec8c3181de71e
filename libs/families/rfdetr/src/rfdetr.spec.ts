import family from './index.js';
import { exportSignature, transformersSignature } from './testing/signatures.js';

describe('the RF-DETR family', () => {
  it('has three variants with their published figures', () => {
    expect(
      family.variants.map(({ name, sizeClass, nativeSize, published }) => [
        name,
        sizeClass,
        nativeSize.height,
        nativeSize.width,
        published.parameters,
      ]),
    ).toEqual([
      ['rfdetr-nano', 'nano', 384, 384, 30.5e6],
      ['rfdetr-small', 'small', 512, 512, 32.1e6],
      ['rfdetr-medium', 'medium', 576, 576, 33.7e6],
    ]);
    expect(new Set(family.variants.map(({ weightsLicence }) => weightsLicence))).toEqual(
      new Set(['Apache-2.0']),
    );
  });

  it('is one network whose own file it recognises and serves', () => {
    const imageSize = { height: 64, width: 96 };
    const weights = family.syntheticWeights('rfdetr-nano');
    const parts = family.build({ variant: 'rfdetr-nano', imageSize, batch: 2, weights });
    expect(parts.map(({ name }) => name)).toEqual(['']);
    const signature = { ...parts[0]!.graph, producer: 'framegate', opset: 20 };
    expect(family.recognises([signature])).toBe(true);
    expect(family.createPipeline([signature], {})).toMatchObject({ task: 'detect', imageSize, batch: 2 });
  });

  it('leaves to others what several families are exported as, and serves it all the same', () => {
    const signature = transformersSignature();
    expect(family.recognises([signature])).toBe(false);
    const options = { imageSize: { height: 384, width: 384 } };
    expect(family.createPipeline([signature], options).imageSize).toEqual(options.imageSize);
  });

  it('is no pair of files', () => {
    expect(family.recognises([exportSignature(), exportSignature()])).toBe(false);
  });
});
