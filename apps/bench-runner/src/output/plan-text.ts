import { alignColumns, counted, wrap } from '@framegate/perf-report';
import {
  formatDuration,
  modelEstimateMs,
  planEstimateMs,
  type RunPlan,
  scenarioTitle,
} from '@framegate/perf-suite';

type PlannedModel = RunPlan['models'][number];

const sources = {
  measured: 'measured here',
  'other-models': 'models measured here',
  assumed: 'assumed',
} as const satisfies Record<PlannedModel['cost']['source'], string>;

/** A plan at 80 columns: models, then scenarios, then what does not fit in. */
export function planText({ mode, models, dropped, budgetMs, timeMs, shard }: RunPlan): string {
  const estimate = `about ${formatDuration(planEstimateMs(models))}`;
  const limit =
    budgetMs !== null
      ? ` of ${formatDuration(budgetMs)}`
      : timeMs !== null
        ? `, at most ${formatDuration(timeMs)}`
        : '';
  const part = shard === null ? '' : `, shard ${shard.index} of ${shard.count}`;
  const counts = `${counted(models.length, 'model')}, ${counted(mode.scenarios.length, 'scenario')}`;
  return [
    `Plan of ${mode.name}${part}: ${counts}, ${estimate}${limit}`,
    '',
    alignColumns([['model', 'inference', 'estimate', 'from'], ...models.map(modelRow)], '  '),
    '',
    alignColumns([['scenario', 'of each model', 'of all'], ...mode.scenarios.map(scenarioRow)], '  '),
    '',
    ...notes(models, dropped),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');

  function scenarioRow(name: (typeof mode.scenarios)[number]): string[] {
    const own = models.flatMap(({ scenarios }) => scenarios.filter((scenario) => scenario.name === name));
    const repetitions = own.find((scenario) => scenario.repetitions !== null)?.repetitions;
    return [
      scenarioTitle(name),
      repetitions ? `${repetitions.times} ${repetitions.what}` : '-',
      formatDuration(own.reduce((sum, { estimateMs }) => sum + estimateMs, 0)),
    ];
  }
}

function modelRow(planned: PlannedModel): string[] {
  const { model, cost } = planned;
  return [
    model.manifest.variant,
    `${cost.inferenceMs.toFixed(cost.inferenceMs < 10 ? 1 : 0)} ms`,
    formatDuration(modelEstimateMs(planned)),
    sources[cost.source],
  ];
}

function notes(models: readonly PlannedModel[], dropped: readonly string[]): string[] {
  const isAssumed = models.some(({ cost }) => cost.source === 'assumed');
  return [
    ...(dropped.length > 0 ? ['Left out to fit in:'] : []),
    ...dropped.map((sentence) => wrap(sentence, '- ')),
    ...(isAssumed
      ? [
          wrap(
            'Nothing was measured on this machine yet, so the time of an inference is assumed from the operations of ' +
              'the model: it may be wrong by a factor of three.',
          ),
        ]
      : []),
  ];
}
