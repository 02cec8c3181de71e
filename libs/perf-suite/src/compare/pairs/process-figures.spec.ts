import type { SideEvent } from '../side/side-events.js';
import { processFigures } from './process-figures.js';

const sample = (
  image: number,
  total_ms: number,
  about: Partial<Extract<SideEvent, { type: 'sample' }>> = {},
) => ({ type: 'sample', image, warm_up: false, total_ms, stages_ms: {}, ...about }) as const;

describe('the figures of a process', () => {
  it('have each image count alike, however long it takes', () => {
    const events = [sample(0, 1), sample(0, 2), sample(0, 3), sample(1, 7), sample(1, 8), sample(1, 90)];
    expect(processFigures(events).median_ms).toBeCloseTo(4, 10);
  });

  it('leave out what was for warming up', () => {
    expect(processFigures([sample(0, 99, { warm_up: true }), sample(0, 5)]).median_ms).toBeCloseTo(5, 10);
  });

  it('have no tail that the samples cannot bound', () => {
    const samples = (count: number) => Array.from({ length: count }, (_, index) => sample(0, index + 1));
    expect(Object.keys(processFigures(samples(71)))).toEqual(['median_ms']);
    expect(Object.keys(processFigures(samples(72)))).toEqual(['median_ms', 'p95_ms']);
    expect(Object.keys(processFigures(samples(368)))).toEqual(['median_ms', 'p95_ms', 'p99_ms']);
  });

  it('have the stages that the engine tells of', () => {
    const stages = [
      sample(0, 9, { stages_ms: { inference: 4 } }),
      sample(1, 9, { stages_ms: { inference: 6, decode: 1 } }),
    ];
    expect(processFigures(stages)).toMatchObject({ inference_ms: 5, decode_ms: 1 });
  });

  it('have the throughput of the median burst, which a disturbed one does not move', () => {
    const bursts = [100, 110, 900].map((ms) => ({ type: 'throughput' as const, images: 11, ms }));
    expect(processFigures(bursts)).toEqual({ throughput_per_second: 100 });
  });

  it('are none of a process that wrote nothing', () => {
    expect(processFigures([])).toEqual({});
  });
});
