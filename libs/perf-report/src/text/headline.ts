import type { Report } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { counted, formatShare } from '../figures/format-figure.js';
import { wrap } from './layout.js';

/** The verdict first: in one word, then in a sentence, then in numbers. */
export function headline({ summary, mode, created_at, duration_ms }: Report, colours: Colors): string {
  const { verdict, passed, failed, inconclusive, total_tests } = summary;
  const paint =
    { pass: colours.green, warning: colours.yellow, inconclusive: colours.yellow }[verdict as string] ??
    colours.red;
  const when = created_at.replace('T', ' ').replace(/\..*$/, ' UTC');
  const counts = [
    `${passed} passed`,
    `${failed} failed`,
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
  ];
  return [
    colours.dim(`Framegate ${mode}, ${when}, took ${(duration_ms / 1000).toFixed(1)} s`),
    '',
    `${paint(colours.bold(verdict.toUpperCase()))}  ${wrap(summary.reason, ' '.repeat(verdict.length + 2)).trimStart()}`,
    wrap(
      `${counted(total_tests, 'check')}: ${counts.join(', ')}. Success rate ${formatShare(summary.success_rate)}, ` +
        `in real time ${formatShare(summary.real_time_compliance_rate)}.`,
    ),
  ].join('\n');
}
