import { LatestFrames } from './latest-frames.js';

describe('the latest frame', () => {
  it('is served next, whatever came between', async () => {
    const served: string[] = [];
    const superseded: string[] = [];
    const answers: (() => void)[] = [];
    const camera = new LatestFrames<string>(
      (frame) => {
        served.push(frame);
        return new Promise((answer) => answers.push(answer));
      },
      (frame) => superseded.push(frame),
    );
    const offered = ['a', 'b', 'c'].map((frame) => camera.offer(frame));
    expect([served, superseded]).toEqual([['a'], ['b']]);
    answers[0]!();
    await offered[0];
    expect(served).toEqual(['a', 'c']);
    answers[1]!();
    await Promise.all(offered);
    const last = camera.offer('d');
    answers[2]!();
    await last;
    expect([served, superseded]).toEqual([['a', 'c', 'd'], ['b']]);
  });
});
