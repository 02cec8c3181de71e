import type { ModelResult, ScenarioResult } from '@framegate/perf-suite';
import { capacityFigures } from '../figures/capacity.js';
import { figureTitle, formatFigure, scenarioTitle } from '../figures/format-figure.js';
import { wrap } from './layout.js';

/** How much load the model holds: knee, peak, cameras. */
export function capacityLines({ scenarios }: ModelResult): string[] {
  return Object.values(scenarios).flatMap((scenario: ScenarioResult) => {
    const figures = capacityFigures(scenario);
    if (figures.length === 0) return [];
    const text = figures
      .map(([name, value]) => `${figureTitle(name)} ${formatFigure(name, value)}`)
      .join(', ');
    return [wrap(text, `  ${scenarioTitle(scenario.name)}: `)];
  });
}
