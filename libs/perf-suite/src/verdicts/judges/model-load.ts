import { formatNumber } from '../format-number.js';
import type { Judge } from '../judge.js';
import { judgeMedian } from '../judge-median.js';

/** Session creation. What a caller waits for besides, the start of a worker thread, is told and not judged. */
export const modelLoad: Judge = {
  metric: 'model_load_ms',
  comparison: 'below',
  scenario: 'load',
  target: ({ loadMs }) => loadMs,
  judge({ statistics }, { loadMs }) {
    const judgement = judgeMedian(statistics['session_ms'], loadMs, 'below', { of: 'loads', unit: 'ms' });
    const whole = statistics['total_ms']?.p50.value ?? null;
    if (whole === null) return judgement;
    const reason = `${judgement.reason} With the start of its thread an engine opens in ${formatNumber(whole)} ms.`;
    return { ...judgement, reason };
  },
};
