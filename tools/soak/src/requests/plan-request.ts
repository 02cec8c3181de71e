import { SeededRandom } from '../random/seeded-random.js';
import type { Fate, PlannedRequest } from './planned-request.js';

export interface PlanSetting {
  readonly seed: number;
  readonly deployments: readonly PlannedDeployment[];
  readonly badImages: number;
}

export interface PlannedDeployment {
  readonly weight: number;
  /** Which it has an answer for. */
  readonly images: number;
  /** What one takes when nothing else runs. */
  readonly aloneMs: number;
  /** Whether it answers prompts, one image a call. */
  readonly isPrompted: boolean;
}

const fates = [
  { kind: 'plain', weight: 58 },
  { kind: 'aborted before', weight: 3 },
  { kind: 'aborted at once', weight: 7 },
  { kind: 'aborted later', weight: 10 },
  { kind: 'deadline', weight: 10 },
  { kind: 'bad image', weight: 9 },
  { kind: 'bad option', weight: 3 },
] as const;

/** Request number `index` of the seed, whatever became of those before it. */
export function planRequest(index: number, { seed, deployments, badImages }: PlanSetting): PlannedRequest {
  const random = new SeededRandom(seed, index);
  const numbered = deployments.map((deployment, at) => ({ ...deployment, at }));
  const { at, images, aloneMs, isPrompted } = random.pickByWeight(numbered);
  const { kind } = random.pickByWeight(fates);
  const count = !isPrompted && random.number() < 0.1 ? random.whole(2, 5) : 1;
  return {
    index,
    deployment: at,
    images: Array.from({ length: count }, () => random.whole(0, images - 1)),
    fate: fateOf(kind),
    priority: random.pick(['high', 'normal', 'normal', 'low']),
    isEncoded: isPrompted && random.number() < 0.5,
  };

  function fateOf(kind: Fate['kind']): Fate {
    // Some of them long before an answer can come, some in the queue, some in the run, some after it.
    const someMs = aloneMs * 10 ** (random.number() * 3 - 1);
    switch (kind) {
      case 'aborted later':
        return { kind, afterMs: someMs };
      case 'deadline':
        return { kind, deadlineMs: Math.max(0.5, someMs) };
      case 'bad image':
        return { kind, bad: random.whole(0, badImages - 1) };
      case 'plain':
      case 'aborted before':
      case 'aborted at once':
      case 'bad option':
        return { kind };
    }
  }
}
