import { readFile, writeFile } from 'node:fs/promises';
import type { ExamQuestion } from '../report/schema/exam-schema.js';
import type { SuiteEvent } from '../suite/suite-events.js';
import { fakeWorld } from '../testing/fake-world.js';
import { Workspace } from '../testing/workspace.js';
import { askSlowdowns } from './ask-slowdowns.js';
import { certifyIn, type ExamSurroundings } from './certify.js';
import type { CertifyOptions } from './certify-options.js';
import { slowdownQuestion } from './exam-questions.js';
import { ExamError } from './exam-error.js';
import { examPath, readExam, storeExam } from './exam-store.js';
import { judgeExam } from './judge-exam.js';
import { planTrials } from './plan-trials.js';

let workspace: Workspace;
let root: string;
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
});
afterEach(() => workspace.remove());

const question = (size: number, alarms: number, trials = 10) =>
  slowdownQuestion(size, { trials, alarms, undecided: 0 });

describe('a question', () => {
  it('has the exact interval of its rate', () => {
    expect(question(0.1, 9)).toMatchObject({
      kind: 'slowdown',
      rate: 0.9,
      // scipy.stats.binomtest(9, 10).proportion_ci(0.95, 'exact')
      low: expect.closeTo(0.5549839, 6),
      high: expect.closeTo(0.9974714, 6),
      passed: true,
    });
  });

  it('asks nothing of a slowdown near the margin', () => {
    expect(question(0.05, 0).passed).toBeNull();
  });

  it('has no rate without trials', () => {
    expect(question(0, 0, 0)).toMatchObject({ rate: null, low: null, high: null, passed: null });
  });
});

describe('the verdict on a gate', () => {
  it.each<[string, ExamQuestion[], string]>([
    ['trusted where it passes', [question(0, 0), question(0.1, 9)], 'trusted'],
    ['untrusted where it cries wolf beyond chance', [question(0, 4), question(0.1, 9)], 'untrusted'],
    ['untrusted where it misses beyond chance', [question(0, 0), question(0.1, 3)], 'untrusted'],
    ['open where it did badly, maybe by chance', [question(0, 1), question(0.1, 9)], 'inconclusive'],
    ['open after few trials', [question(0, 0, 3), question(0.1, 3, 3)], 'inconclusive'],
    ['open without any', [], 'inconclusive'],
  ])('is %s', (_, questions, verdict) => {
    expect(judgeExam(questions).verdict).toBe(verdict);
  });
});

describe('the trials', () => {
  it('are as many as fit into the time, at their longest', () => {
    expect(planTrials({ timeMs: 65_000 }, 30_000)).toBe(2);
    expect(planTrials({ trials: 1, timeMs: 65_000 }, 30_000)).toBe(1);
    expect(planTrials({}, 10_000)).toBe(10);
  });

  it('are refused where not one of each fits', () => {
    expect(() => planTrials({ timeMs: 60_000 }, 180_000)).toThrow(
      'Expected time for at least one trial of each question, about 3 min, got 1 min.',
    );
  });

  it('take turns among the questions, and end with those so far when interrupted', async () => {
    const asked: number[] = [];
    const { questions, end } = await askSlowdowns({
      trials: 3,
      onTrial: () => undefined,
      async compare(slowdown) {
        asked.push(slowdown);
        const end = asked.length === 5 ? 'interrupted' : 'complete';
        return { verdict: slowdown > 0 ? 'regressed' : 'ok', end, deaths: [] };
      },
    });
    expect(asked).toEqual([0, 0.05, 0.1, 0, 0.05]);
    expect(end).toBe('interrupted');
    expect(questions.map(({ trials, alarms }) => [trials, alarms])).toEqual([
      [2, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe('an exam', () => {
  const leakQuestion: ExamQuestion = { ...question(0.1, 1, 1), kind: 'leak', size: 4096, what: 'a leak' };
  const answerLeaks: ExamSurroundings['askLeaks'] = async ({ trials }) => [{ ...leakQuestion, trials }];

  async function examine(about: Partial<CertifyOptions> = {}, askLeaks = answerLeaks) {
    const world = {
      ...fakeWorld(root),
      sideEntry: new URL('../testing/scripted-side.mjs', import.meta.url),
      askLeaks,
    };
    return certifyIn(world, {
      registryRoot: root,
      variant: 'same',
      images: workspace.images,
      trials: 1,
      ...about,
    });
  }

  it('plants slowdowns, finds them, and is stored for later reports', async () => {
    const { exam, environment, summary } = await examine();
    expect(exam!.questions.map(({ what, alarms }) => [what, alarms])).toEqual([
      ['no change', 0],
      ['5 % slower', 1],
      ['10 % slower', 1],
      ['a leak', 1],
    ]);
    expect(summary).toMatchObject({ verdict: 'inconclusive', exit_code: 3 });
    expect(await readExam(root, environment.machine_id)).toEqual(exam);
  });

  it('is not stored when it is interrupted', async () => {
    const controller = new AbortController();
    const onEvent = ({ type }: SuiteEvent) => {
      if (type === 'trial-ended') controller.abort(new Error('Enough.'));
    };
    const { summary, environment, notes } = await examine({ signal: controller.signal, onEvent });
    expect(summary).toMatchObject({ verdict: 'interrupted', exit_code: 130 });
    expect(notes).toEqual(['The exam was interrupted and not stored.']);
    expect(await readExam(root, environment.machine_id)).toBeNull();
  });

  it('keeps its slowdowns when it is interrupted while the leak detector is examined', async () => {
    const controller = new AbortController();
    const { summary, exam } = await examine({ signal: controller.signal }, async ({ signal }) => {
      controller.abort(new Error('Enough.'));
      throw signal.reason;
    });
    expect(summary.exit_code).toBe(130);
    expect(exam!.questions.map(({ trials }) => trials)).toEqual([1, 1, 1]);
  });

  it('keeps its slowdowns when the leak detector has nothing to judge', async () => {
    const { summary, exam, environment, notes } = await examine({}, async () => {
      throw new ExamError('Expected a measured process, got none: it was killed.');
    });
    expect(summary).toMatchObject({
      verdict: 'critical',
      exit_code: 1,
      reason: 'The exam was given up: Expected a measured process, got none: it was killed.',
    });
    expect(exam!.questions.map(({ trials }) => trials)).toEqual([1, 1, 1]);
    expect(notes).toEqual(['The exam was given up and not stored.']);
    expect(await readExam(root, environment.machine_id)).toBeNull();
  });

  it('is given up where the processes of its comparisons keep dying', async () => {
    const { summary } = await examine({ variant: 'dies' });
    expect(summary).toMatchObject({
      exit_code: 1,
      reason: expect.stringMatching(/^The exam was given up: 4 processes died; .*out of paper/) as string,
    });
  });

  it('that is damaged is an error that says what to do', async () => {
    const exam = { taken_at: '2025-01-02T03:04:05.678Z', machine_id: 'm', ...judgeExam([]), questions: [] };
    await storeExam(exam, root);
    expect(await readExam(root, 'm')).toEqual(exam);
    const text = await readFile(examPath(root, 'm'), 'utf8');
    await writeFile(examPath(root, 'm'), text.slice(0, 20));
    await expect(readExam(root, 'm')).rejects.toMatchObject({
      code: 'EXAM_READ',
      message: expect.stringContaining('Remove the file, or take the exam anew'),
    });
  });
});
