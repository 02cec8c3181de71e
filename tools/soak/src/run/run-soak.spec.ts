import type { Deployment } from '../models/deployment.js';
import { printReport } from '../report/print-report.js';
import { runSoak } from './run-soak.js';

const tiny = {
  family: 'yolo',
  variant: 'yolo11n',
  imageSize: { height: 32, width: 32 },
  isWatched: false,
  weight: 1,
};

const deployments: readonly Deployment[] = [
  {
    ...tiny,
    name: 'threads',
    batch: 1,
    options: { isolation: 'thread', workers: 2, maxQueue: 3 },
    isKilled: false,
  },
  { ...tiny, name: 'processes', batch: 1, options: { isolation: 'process', workers: 2 }, isKilled: true },
  {
    ...tiny,
    name: 'any batch',
    batch: 'any',
    options: { isolation: 'thread', maxBatch: 4 },
    isKilled: false,
  },
  { ...tiny, name: 'batch of 3', batch: 3, options: { isolation: 'process', maxDelayMs: 2 }, isKilled: true },
];

describe('runSoak', () => {
  it('finds that a few hundred requests end once and as they have to, whatever is done to them', async () => {
    const report = await runSoak({
      requests: 400,
      seed: 5,
      deployments,
      images: 8,
      lanes: 24,
      killEvery: 60,
      patienceMs: 100_000,
    });
    expect(report.complaints).toEqual([]);
    expect(report.deployments.reduce((sum, { requests }) => sum + requests, 0)).toBe(400);
    expect(report.deployments.reduce((sum, { killed }) => sum + killed, 0)).toBeGreaterThan(0);
    const endings = new Set(report.deployments.flatMap((each) => [...each.endings.keys()]));
    for (const ending of ['answered', 'aborted', 'DEADLINE', 'IMAGE_CORRUPT', 'INVALID_OPTION']) {
      expect(endings).toContain(ending);
    }
    const text = printReport(report);
    expect(text).toMatch(/400 requests of seed 5 in \d+ s/);
    expect(text).toMatch(/caller's event loop: longest gap \d+\.\d ms/);
    expect(text).toContain('Every request ended once, and as it had to.');
  });
});
