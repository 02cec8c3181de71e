import { Xoshiro128 } from '../statistics/xoshiro128.js';

/** One frame of one camera. */
export interface Frame {
  /** From 0. */
  readonly camera: number;
  /** From 0, of its camera. */
  readonly index: number;
  /** When it is captured, in milliseconds from 0. */
  readonly dueMs: number;
}

export interface CameraSetUp {
  readonly cameras: number;
  readonly framesPerSecond: number;
  readonly framesEach: number;
  /** How far a frame may be from its place, before and after, as a share of the time between two. */
  readonly jitter: number;
  readonly seed: number;
}

/**
 * The frames of cameras that nobody synchronised, in the order of their capture: each begins at a moment of its own within the
 * first period, and each frame is off its place by a uniform jitter.
 */
export function cameraFrames(setUp: CameraSetUp): Frame[] {
  const { cameras, framesPerSecond, framesEach, jitter, seed } = setUp;
  const period = 1000 / framesPerSecond;
  const random = new Xoshiro128(seed);
  const frames: Frame[] = [];
  for (let camera = 0; camera < cameras; camera++) {
    const phase = random.uniform() * period;
    for (let index = 0; index < framesEach; index++) {
      const off = (2 * random.uniform() - 1) * jitter * period;
      frames.push({ camera, index, dueMs: Math.max(0, phase + index * period + off) });
    }
  }
  return frames.sort((a, b) => a.dueMs - b.dueMs);
}
