import type { SegmentJob } from '../worker/jobs.js';
import { jobCodec } from './job-codec.js';
import type { Request } from './requests.js';

const tensors = { embedding: { data: new Float32Array(2), dims: [2] } };

function ask(id: number): Request {
  const features = { id, name: 'image', width: 1, height: 1, placement: undefined, tensors };
  return { kind: 'segment', arrivedAt: 0, features, prompt: undefined };
}

describe('jobCodec', () => {
  const sent = (codec: ReturnType<typeof jobCodec>, id: number, worker: object) =>
    (codec.pack([ask(id)], worker).job as SegmentJob).features.tensors;
  const answer = { startedAt: 0, images: [] };

  it('hands threads the shared memory every time', () => {
    const codec = jobCodec('thread');
    const worker = {};
    codec.unpack(answer, [ask(1)], worker);
    expect(sent(codec, 1, worker)).toBe(tensors);
  });

  it('sends a process the features of an image unless its last answer was about it', () => {
    const codec = jobCodec('process');
    const [worker, other] = [{}, {}];
    expect(sent(codec, 1, worker)).toBe(tensors);
    expect(sent(codec, 1, worker)).toBe(tensors);
    codec.unpack(answer, [ask(1)], worker);
    expect(sent(codec, 1, other)).toBe(tensors);
    expect(sent(codec, 1, worker)).toEqual({});
    expect(sent(codec, 1, worker)).toBe(tensors);
    codec.unpack(answer, [ask(2)], worker);
    expect(sent(codec, 1, worker)).toBe(tensors);
  });
});
