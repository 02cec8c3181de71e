import { getEventListeners } from 'node:events';
import { now } from '../clock.js';
import { errorOf } from '../testing/error-of.js';
import { withinLimits } from './within-limits.js';

/** Ends when its signal does. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

describe('withinLimits', () => {
  it('never ends before its deadline', async () => {
    for (let round = 0; round < 20; round++) {
      const begun = now();
      const error = await errorOf(withinLimits({ deadlineMs: 1.5 }, untilAborted));
      expect(error.message).toBe('No answer within the deadline of 1.5 ms.');
      expect(now() - begun).toBeGreaterThanOrEqual(1.5);
    }
  });

  it('shares one listener among the requests of a signal, and leaves none', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const pending = Array.from({ length: 20 }, () => errorOf(withinLimits({ signal }, untilAborted)));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    controller.abort(new Error('changed my mind'));
    for (const { message } of await Promise.all(pending)) expect(message).toBe('changed my mind');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
