import type { InferenceResult } from '@framegate/inference-engine';
import { outcomeRecord, outcomeText } from './describe-outcome.js';

const timings = { decode: 1, preprocess: 1, queue: 1, inference: 1, postprocess: 1, total: 12.34 };
const place = { image: 'a.png', width: 20, height: 10, providers: [{ provider: 'cpu', share: 1 }] } as const;

describe('what a detector found', () => {
  const detections: InferenceResult['detections'] = [
    { label: 'person', class: 0, score: 0.91234, box: [1, 2, 10.55, 9] },
    { label: 'car', class: 2, score: 0.5, box: [0, 0, 20, 10] },
  ];

  it('is a line for each object', () => {
    expect(outcomeText({ ...place, detections, timings })).toBe(
      'a.png (20x10): 2 detections in 12.3 ms\n' +
        '  label   score  x1  y1    x2  y2\n' +
        '  person  0.912   1   2  10.6   9\n' +
        '  car     0.500   0   0    20  10\n',
    );
  });

  it('is a record of all that the engine said', () => {
    expect(outcomeRecord({ ...place, detections, timings })).toEqual({ ...place, detections, timings });
  });

  it('may be nothing', () => {
    expect(outcomeText({ ...place, detections: [], timings })).toBe(
      'a.png (20x10): 0 detections in 12.3 ms\n',
    );
  });
});

describe('what was answered to a prompt', () => {
  const mask = {
    score: 0.8766,
    area: 50,
    box: [2, 3, 12, 8],
    bitmap: new Uint8Array(200),
    rle: { size: [10, 20], counts: 'abc' },
    logits: new Float32Array(4),
  } as const;
  const outcome = { ...place, detections: [], masks: [mask], timings };

  it('is a line for each mask, with its share of the image', () => {
    expect(outcomeText(outcome)).toBe(
      'a.png (20x10): 1 mask in 12.3 ms\n' +
        '  score  area px  area %  x1  y1  x2  y2\n' +
        '  0.877       50      25   2   3  12   8\n',
    );
  });

  it('is a record of its masks as run lengths, without pixels, logits or detections', () => {
    const { score, area, box, rle } = mask;
    expect(outcomeRecord(outcome)).toEqual({ ...place, masks: [{ rle, score, area, box }], timings });
  });
});

describe('an image that could not be used', () => {
  const outcome = { image: 'a.txt', error: { code: 'IMAGE_UNREADABLE', message: 'It is text.' } };

  it('is said with the reason', () => {
    expect(outcomeText(outcome)).toBe('a.txt: It is text.\n');
    expect(outcomeRecord(outcome)).toEqual(outcome);
  });
});
