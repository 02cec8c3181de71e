import type { Check, Metric } from '@framegate/perf-suite';
import {
  baseline,
  check,
  checksBut,
  model,
  report,
  samples,
  scenarios,
  singleInferenceOf,
} from './testing/healthy-report.js';
import { judge, judgeFile } from './testing/judge.js';

const onlyCheck = (metric: Metric, about: Partial<Check>) => ({ checks: checksBut(check(metric, about)) });
const miss = (metric: Metric) => onlyCheck(metric, { verdict: 'fail', reason: `It missed ${metric}.` });

const performanceSentences = [
  'loads in less than 500 ms',
  'answers the median single image in less than 2000 ms',
  'answers more than 90 % of single images in less than 2000 ms',
  'answers each of several requests at once in less than 5000 ms',
  'gets through more than 20 images a second',
];
const memorySentences = [
  'takes less than 1024 MB above the loaded model for one inference',
  'takes less than 4096 MB above the loaded model for a batch',
  'does not grow from one inference to the next',
  'gives its memory back when it is closed',
];
const benchmarkSentences = [
  'was measured to the end',
  'was measured often enough to quote its medians',
  'passes enough of its checks',
];
const regressionSentence = 'is no worse than its baseline on this machine';

describe('a report in which every requirement is met', () => {
  it('is passed by every sentence, and printed whole where that is asked for', () => {
    const env = { PRINT_PERFORMANCE_REPORT: 'true' };
    const { exitCode, failed, passed, output } = judge(report([model('yolo11n')]), { env });
    expect(failed).toEqual({});
    expect(exitCode).toBe(0);
    expect(passed.toSorted()).toEqual(
      [
        '@benchmark the report is valid by its schema',
        '@benchmark the report says where it was measured',
        '@benchmark the report holds a model',
        ...performanceSentences.map((sentence) => `@performance yolo11n ${sentence}`),
        ...memorySentences.map((sentence) => `@memory yolo11n ${sentence}`),
        ...benchmarkSentences.map((sentence) => `@benchmark yolo11n ${sentence}`),
        `@regression yolo11n ${regressionSentence}`,
      ].toSorted(),
    );
    expect(output).toMatch(/Environment\n {2}machine id: test\n/);
  });

  it('is judged by one kind alone where its tag is given', () => {
    const { passed, output } = judge(report([model('yolo11n')]), { args: ['-t', '@memory'] });
    expect(passed).toEqual(memorySentences.map((sentence) => `@memory yolo11n ${sentence}`));
    expect(output).not.toMatch(/machine id/);
  });
});

describe('a model that misses a requirement', () => {
  const died = { code: 'CRASHED', message: 'The process was killed.', exit_code: null, signal: 'SIGKILL' };
  const brokenBatch = { state: 'failed', error: { code: 'X', message: 'Out of memory.' } } as const;
  const twoMissed = model('n').checks.map((one, index) =>
    index < 2 ? { ...one, verdict: 'fail' as const, reason: 'Missed.' } : one,
  );

  it('fails the sentence that says so, and the failure says by how much', () => {
    const { exitCode, failed } = judge(
      report([
        model('a', miss('model_load_ms')),
        model('b', { scenarios: scenarios({ single_inference: singleInferenceOf(2500) }) }),
        model('c', miss('real_time_compliance_rate')),
        model('d', miss('concurrent_response_ms')),
        model('e', miss('throughput_per_second')),
        model('f', miss('memory_per_inference_mb')),
        model('g', miss('memory_per_batch_mb')),
        model('h', miss('memory_growth_per_inference_kb')),
        model('i', miss('memory_kept_after_close_mb')),
        model('j', { state: 'failed', error: died }),
        model('k', { scenarios: scenarios({ batch: brokenBatch }) }),
        model('l', { scenarios: scenarios({ load: { samples: samples(5) } }) }),
        model('m', { scenarios: scenarios({ concurrent: { samples: samples(30, { warm_up: true }) } }) }),
        model('n', { checks: twoMissed }),
        model('healthy'),
      ]),
    );
    expect(exitCode).toBe(1);
    expect(failed).toEqual({
      [`@performance a ${performanceSentences[0]}`]: 'Error: a: It missed model_load_ms.',
      [`@performance b ${performanceSentences[1]}`]:
        'Error: b: a single inference takes 2500.0 ms in the median; asked is below 2000.',
      [`@performance c ${performanceSentences[2]}`]: 'Error: c: It missed real_time_compliance_rate.',
      [`@performance d ${performanceSentences[3]}`]: 'Error: d: It missed concurrent_response_ms.',
      [`@performance e ${performanceSentences[4]}`]: 'Error: e: It missed throughput_per_second.',
      [`@memory f ${memorySentences[0]}`]: 'Error: f: It missed memory_per_inference_mb.',
      [`@memory g ${memorySentences[1]}`]: 'Error: g: It missed memory_per_batch_mb.',
      [`@memory h ${memorySentences[2]}`]: 'Error: h: It missed memory_growth_per_inference_kb.',
      [`@memory i ${memorySentences[3]}`]: 'Error: i: It missed memory_kept_after_close_mb.',
      [`@benchmark j ${benchmarkSentences[0]}`]:
        'Error: j: not measured to the end (failed).\n  The process was killed.',
      [`@benchmark k ${benchmarkSentences[0]}`]:
        'Error: k: not measured to the end (measured).\n  batch: Out of memory.',
      [`@benchmark l ${benchmarkSentences[1]}`]:
        'Error: l: too few samples after warm-up: 5 of load; a median takes 6.',
      [`@benchmark m ${benchmarkSentences[1]}`]:
        'Error: m: too few samples after warm-up: 0 of concurrent; a median takes 6.',
      [`@benchmark n ${benchmarkSentences[2]}`]:
        'Error: n: 6 of 8 checks passed; asked is 80 %. Missed: model_load_ms, real_time_compliance_rate.',
      [`@performance n ${performanceSentences[0]}`]: 'Error: n: Missed.',
      [`@performance n ${performanceSentences[2]}`]: 'Error: n: Missed.',
    });
  });

  it('fails a requirement that was not even checked, but for a throughput that nobody set', () => {
    const targets = { ...model('a').targets, min_throughput_per_second: null };
    const unchecked = report([model('a', { checks: [], targets })]);
    const { failed } = judge(unchecked, { args: ['-t', '@(performance|benchmark)'] });
    expect(failed).toEqual({
      [`@performance a ${performanceSentences[0]}`]: 'Error: a: the report holds no check of model_load_ms.',
      [`@performance a ${performanceSentences[2]}`]:
        'Error: a: the report holds no check of real_time_compliance_rate.',
      [`@performance a ${performanceSentences[3]}`]:
        'Error: a: the report holds no check of concurrent_response_ms.',
      [`@benchmark a ${benchmarkSentences[2]}`]: 'Error: a: not one check could be judged.',
    });
  });
});

describe('a requirement without a verdict', () => {
  const undecided = report([
    model('a', onlyCheck('model_load_ms', { verdict: 'inconclusive', reason: '3 loads are too few.' })),
  ]);

  it('passes, and is named after the run', () => {
    const { exitCode, output } = judge(undecided);
    expect(exitCode).toBe(0);
    expect(output).toContain(
      [
        'No verdict was possible on:',
        '  a: model_load_ms (inconclusive). 3 loads are too few.',
        '  a: regression (not-comparable). There is no baseline of a for this machine.',
        'Set FRAMEGATE_REQUIRE_VERDICT=true to fail for want of a verdict.',
      ].join('\n'),
    );
  });

  it('fails where a verdict is demanded', () => {
    const { exitCode, failed } = judge(undecided, { env: { FRAMEGATE_REQUIRE_VERDICT: 'true' } });
    expect(exitCode).toBe(1);
    expect(failed).toEqual({
      [`@performance a ${performanceSentences[0]}`]:
        'Error: a: no verdict on model_load_ms. 3 loads are too few.',
      [`@regression a ${regressionSentence}`]:
        'Error: a: no verdict on regression (not-comparable). There is no baseline of a for this machine.',
    });
  });
});

describe('a model that there was little time for', () => {
  const flags = [{ code: 'cut-short', message: 'There was time for 2 of 6 loads.' }];
  const hurried = report([model('a', { scenarios: scenarios({ load: { samples: samples(2), flags } }) })]);
  const args = ['-t', benchmarkSentences[1]!];

  it('may rest on fewer samples', () => {
    expect(judge(hurried, { args }).failed).toEqual({});
  });

  it('may not where a verdict is demanded', () => {
    expect(judge(hurried, { args, env: { FRAMEGATE_REQUIRE_VERDICT: 'true' } }).failed).toEqual({
      [`@benchmark a ${benchmarkSentences[1]}`]:
        'Error: a: too few samples after warm-up: 2 of load; a median takes 6.',
    });
  });
});

describe('a baseline of this machine', () => {
  it('fails a model that became slower, and not one that did not', () => {
    const single_inference = { samples: samples(100, { total_ms: 50 }) };
    const measured = report(
      ['same', 'slower', 'unreadable'].map((name) =>
        model(name, { scenarios: scenarios({ single_inference }) }),
      ),
    );
    const { failed, output } = judge(measured, {
      args: ['-t', '@regression'],
      files: {
        'baselines/test/same.json': baseline(50, measured, 'same'),
        'baselines/test/slower.json': baseline(40, measured, 'slower'),
        'baselines/test/unreadable.json': { schema_version: 0 },
      },
    });
    expect(failed).toEqual({
      [`@regression slower ${regressionSentence}`]: expect.stringMatching(
        /^Error: slower: The median single inference is 50 ms, 40\.0 in the 20 processes of the baseline: \+24\.9 %/,
      ),
      [`@regression unreadable ${regressionSentence}`]: expect.stringMatching(
        /is no baseline of schema version 1 or 2/,
      ),
    });
    expect(output).not.toMatch(/No verdict/);
  });
});

describe('a document that cannot be judged', () => {
  it('fails as invalid when a field is not what the schema says', () => {
    const { exitCode, failed } = judge({ ...report([model('a')]), duration_ms: 'long' });
    expect(exitCode).toBe(1);
    expect(failed['@benchmark the report is valid by its schema']).toMatch(
      /reports\/m\.json is no valid report: duration_ms: .*expected number/,
    );
  });

  it('fails when it holds no model, and when it does not say where it was measured', () => {
    const unknown = { ...report([]).environment, cpu_model: '', onnxruntime: null, memory_mb: 0 };
    const { exitCode, failed } = judge(report([], { environment: unknown }), { args: ['-t', '@benchmark'] });
    expect(exitCode).toBe(1);
    expect(failed).toEqual({
      '@benchmark the report holds a model': expect.any(String),
      '@benchmark the report says where it was measured':
        'Error: The report does not say where it was measured: cpu_model, onnxruntime, memory_mb.',
    });
  });

  it('is one error that names the command to make it, when it is not there', () => {
    const { exitCode, output, passed } = judgeFile('reports/yolo11n-that-is-not-there.json');
    expect(exitCode).toBe(1);
    expect(passed).toEqual([]);
    expect(output).toContain(
      'There is no report at reports/yolo11n-that-is-not-there.json. ' +
        'Make it with `npx nx run yolo11n-that-is-not-there:bench`, ' +
        'or with `npx nx run bench-runner:quick --output=reports/yolo11n-that-is-not-there.json`.',
    );
  });

  it('is one error that names the command to run, when none was given', () => {
    const { exitCode, output } = judgeFile('');
    expect(exitCode).toBe(1);
    expect(output).toContain(
      'FRAMEGATE_REPORT names no report to judge. Run `npx nx run <variant>:perf`, which measures first and sets it.',
    );
  });
});
