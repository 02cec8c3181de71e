import {
  DeadlineExceededError,
  EngineClosedError,
  ImageError,
  InvalidOptionError,
  QueueFullError,
  WorkerCrashedError,
} from '@framegate/inference-engine';
import { makeBadImages } from '../images/bad-images.js';
import type { Findings } from '../requests/findings.js';
import type { Outcome } from '../requests/outcome.js';
import type { Fate, PlannedRequest } from '../requests/planned-request.js';
import { judgeOutcome } from './judge-outcome.js';
import { KilledWorkers } from './killed-workers.js';
import { exact } from './same-findings.js';

const found = (score: number): Findings => ({
  width: 20,
  height: 10,
  detections: [{ box: [1, 2, 3, 4], score, class: 7, label: 'truck' }],
  masks: [],
});
const abortReason = new Error('request 5 is no longer wanted');
const badImages = await makeBadImages();

function complaintOf(
  fate: Fate,
  ended: { findings: readonly Findings[] } | { error: unknown },
  { killed = new KilledWorkers(), elapsedMs = 10, tolerance = exact } = {},
): string | undefined {
  const plan: PlannedRequest = {
    index: 5,
    deployment: 0,
    images: [3],
    fate,
    priority: 'normal',
    isEncoded: false,
  };
  const outcome: Outcome =
    'error' in ended
      ? { status: 'failed', error: ended.error, elapsedMs, abortReason }
      : { status: 'answered', findings: ended.findings, elapsedMs, abortReason };
  return judgeOutcome(plan, outcome, { expected: [found(0.5)], tolerance, badImages, killed, maxQueue: 4 })
    .complaint;
}

const plain: Fate = { kind: 'plain' };

describe('judgeOutcome', () => {
  it('accepts the answer that a worker gave alone, and no other', () => {
    expect(complaintOf(plain, { findings: [found(0.5)] })).toBeUndefined();
    expect(complaintOf(plain, { findings: [found(0.5000001)] })).toMatch(
      /^request 5 \(plain\) got for image 3 20x10, 1 detections .*; alone it was 20x10, 1 detections/,
    );
    expect(complaintOf(plain, { findings: [] })).toBe('request 5 (plain) got 0 answers for 1 images');
  });

  it('forgives of a shared run what rounding explains', () => {
    const tolerance = { score: 1e-5, box: 0.01 };
    expect(complaintOf(plain, { findings: [found(0.500001)] }, { tolerance })).toBeUndefined();
    expect(complaintOf(plain, { findings: [found(0.501)] }, { tolerance })).toContain('got for image 3');
    const other = { ...found(0.5), width: 21 };
    expect(complaintOf(plain, { findings: [other] }, { tolerance })).toContain('got for image 3');
  });

  it('accepts an abort only of the request that was aborted, with its own reason', () => {
    const fate: Fate = { kind: 'aborted later', afterMs: 3 };
    expect(complaintOf(fate, { error: abortReason })).toBeUndefined();
    expect(complaintOf(plain, { error: abortReason })).toContain('failed of what was not done to it');
    expect(complaintOf(fate, { error: new Error(abortReason.message) })).toContain(
      'failed of what was not done',
    );
  });

  it.each<Fate>([
    { kind: 'aborted before' },
    { kind: 'aborted at once' },
    { kind: 'bad option' },
    { kind: 'bad image', bad: 0 },
  ])('accepts no answer to a request that can have none ($kind)', (fate) => {
    expect(complaintOf(fate, { findings: [found(0.5)] })).toBe(`request 5 (${fate.kind}) was answered`);
  });

  it('accepts the deadline that was set, once it has passed', () => {
    const fate: Fate = { kind: 'deadline', deadlineMs: 8 };
    expect(complaintOf(fate, { error: new DeadlineExceededError(8) })).toBeUndefined();
    expect(complaintOf(fate, { error: new DeadlineExceededError(9) })).toContain('failed of what');
    expect(complaintOf(fate, { error: new DeadlineExceededError(8) }, { elapsedMs: 7.9 })).toContain(
      'failed of what',
    );
    expect(complaintOf(plain, { error: new DeadlineExceededError(8) })).toContain('failed of what');
  });

  it('accepts of a bad image the error that names it', () => {
    const fate: Fate = { kind: 'bad image', bad: 0 };
    const error = (index: number) =>
      new ImageError('IMAGE_UNREADABLE', `Cannot read /nowhere/${index}.jpg: no such file.`);
    expect(complaintOf(fate, { error: error(5) })).toBeUndefined();
    expect(complaintOf(fate, { error: error(6) })).toContain('failed of what');
    expect(complaintOf(plain, { error: error(5) })).toContain('failed of what');
  });

  it('accepts a full queue with the figures of the engine', () => {
    const error = (maxQueue: number) => new QueueFullError({ queued: maxQueue, maxQueue, workers: 1 });
    expect(complaintOf(plain, { error: error(4) })).toBeUndefined();
    expect(complaintOf(plain, { error: error(3) })).toContain('failed of what');
  });

  it('accepts the death of a worker that was killed, by the signal that killed it', () => {
    const killed = new KilledWorkers();
    killed.add(77, 'SIGSEGV');
    const error = (pid: number, signal: string) =>
      new WorkerCrashedError(`The worker process ${pid} that served the request was killed by ${signal}.`);
    expect(complaintOf(plain, { error: error(77, 'SIGSEGV') }, { killed })).toBeUndefined();
    expect(complaintOf(plain, { error: error(78, 'SIGSEGV') }, { killed })).toContain('failed of what');
    expect(complaintOf(plain, { error: error(77, 'SIGABRT') }, { killed })).toContain('failed of what');
  });

  it('accepts a refused option only where it was wrong, and never what nothing explains', () => {
    const refused = new InvalidOptionError('deadlineMs', 'positive', -1);
    expect(complaintOf({ kind: 'bad option' }, { error: refused })).toBeUndefined();
    expect(complaintOf(plain, { error: refused })).toContain('failed of what');
    expect(complaintOf(plain, { error: new EngineClosedError() })).toContain('failed of what');
    expect(complaintOf(plain, { error: new TypeError('x is not a function') })).toContain('failed of what');
  });
});
