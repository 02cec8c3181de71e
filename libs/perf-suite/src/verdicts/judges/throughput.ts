import type { Judge } from '../judge.js';
import { judgeMedian } from '../judge-median.js';

export const throughput: Judge = {
  metric: 'throughput_per_second',
  comparison: 'above',
  scenario: 'batch',
  target: ({ throughputPerSecond }) => throughputPerSecond ?? undefined,
  judge: ({ statistics }, { throughputPerSecond }) =>
    judgeMedian(statistics['images_per_second'], throughputPerSecond ?? 0, 'above', {
      of: 'batches',
      unit: 'images/s',
    }),
};
