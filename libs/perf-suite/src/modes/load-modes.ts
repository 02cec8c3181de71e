import { quickBudget, type Budget } from '../scenarios/budget.js';
import type { Mode } from './mode.js';

/** What is asked of one load; what is left out is as in a quick run. Its target in time is the model's real-time target. */
type Asked<Part> = Partial<Omit<Part, 'target'>> & {
  readonly percentile?: number;
  readonly confidence?: number;
};

/** Poisson arrivals at one rate, or a search for the highest. */
export function serverMode({ percentile, confidence, ...asked }: Asked<Budget['server']> = {}): Mode {
  const { server } = quickBudget;
  const target = withTarget(server.target, percentile, confidence);
  return loadMode('server', { server: { ...server, ...asked, target } });
}

/** Cameras that send in their own time, or a search for the most. */
export function camerasMode({ percentile, confidence, ...asked }: Asked<Budget['cameras']> = {}): Mode {
  const { cameras } = quickBudget;
  const target = withTarget(cameras.target, percentile, confidence);
  return loadMode('cameras', { cameras: { ...cameras, ...asked, target } });
}

/** More and more callers that each wait for their answer. */
export function concurrencyMode(asked: Partial<Budget['concurrency']> = {}): Mode {
  return loadMode('concurrency', { concurrency: { ...quickBudget.concurrency, ...asked } });
}

function loadMode(scenario: 'server' | 'cameras' | 'concurrency', budget: Partial<Budget>): Mode {
  return { name: 'load', scenarios: [scenario], budget: { ...quickBudget, ...budget } };
}

function withTarget(
  target: Budget['server']['target'],
  percentile = target.percentile,
  confidence = target.confidence,
): Budget['server']['target'] {
  return { ...target, percentile, confidence };
}
