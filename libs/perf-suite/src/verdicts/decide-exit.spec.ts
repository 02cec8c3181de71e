import { decideExit, type Outcome } from './decide-exit.js';

const good: Outcome = {
  interrupted: false,
  successRate: 1,
  minSuccessRate: 0.8,
  complianceRate: 1,
  minComplianceRate: 0.9,
  leaks: 0,
  regressed: [],
  failed: 0,
  inconclusive: 0,
};

describe('the verdict on a run', () => {
  it.each<[string, Partial<Outcome>, string, number, string]>([
    ['all targets met', {}, 'pass', 0, 'All targets are met.'],
    [
      'success rate under its target',
      { successRate: 0.79, failed: 2, complianceRate: 0.5 },
      'critical',
      1,
      '79 % of the checks passed; asked is 80 %.',
    ],
    [
      'a regression against the baseline, though real time is missed too',
      { regressed: ['yolo11n', 'yolo11x'], complianceRate: 0.5 },
      'critical',
      1,
      'Worse than the baseline: yolo11n, yolo11x.',
    ],
    [
      'success rate just at its target',
      { successRate: 0.8, failed: 1 },
      'warning',
      2,
      '1 check missed the target.',
    ],
    [
      'a leak that was measured',
      { successRate: 0.9, failed: 1, leaks: 1 },
      'critical',
      1,
      'A memory leak was measured.',
    ],
    [
      'real-time compliance under its target',
      { successRate: 0.9, failed: 1, complianceRate: 0.8999 },
      'warning',
      2,
      '89.9 % of the single inferences were in real time; asked is 90 %.',
    ],
    [
      'compliance under its target, and something undecided',
      { complianceRate: 0.5, inconclusive: 2 },
      'warning',
      2,
      '50 % of the single inferences were in real time; asked is 90 %.',
    ],
    ['two targets missed', { successRate: 0.85, failed: 2 }, 'warning', 2, '2 checks missed the target.'],
    [
      'one check undecided',
      { inconclusive: 1 },
      'inconclusive',
      3,
      '1 check could not be decided by these samples.',
    ],
    [
      'nothing decided at all',
      { successRate: null, complianceRate: null, inconclusive: 8 },
      'inconclusive',
      3,
      '8 checks could not be decided by these samples.',
    ],
    [
      'nothing to judge, as in a run of one load alone',
      { successRate: null, complianceRate: null },
      'inconclusive',
      3,
      'Nothing was held to a target.',
    ],
    [
      'interrupted, whatever else holds',
      { interrupted: true, successRate: 0, failed: 8, leaks: 1 },
      'interrupted',
      130,
      'Interrupted: what was measured is kept.',
    ],
  ])('with %s', (_, outcome, verdict, exit_code, reason) => {
    expect(decideExit({ ...good, ...outcome })).toEqual({ verdict, exit_code, reason });
  });
});
