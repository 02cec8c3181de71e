import type { Leak, ModelResult } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { describeLeak } from '../findings/describe-leak.js';
import { scenarioTitle } from '../figures/format-figure.js';
import { wrap } from './layout.js';

/** What each scenario that looked for a leak found, and from what size on it would have found one. */
export function leakLines({ scenarios }: ModelResult, colours: Colors): string[] {
  return Object.values(scenarios).flatMap(({ name, leak }) =>
    leak === null ? [] : [paint(leak, colours)(wrap(describeLeak(leak), `  ${scenarioTitle(name)}: `))],
  );
}

function paint({ verdict }: Leak, colours: Colors) {
  return { leak: colours.red, clean: colours.green, inconclusive: colours.yellow }[verdict];
}
