import type { Report } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { wrap } from './layout.js';

/** What to do about it, where it was measured, and what must be known before a figure is quoted. */
export function closing({ recommendations, environment, notes }: Report, colours: Colors): string {
  const advice = recommendations.map(({ model, evidence, action }) =>
    wrap(`${model === null ? '' : `${model}: `}${evidence} ${action}`, '- '),
  );
  const { cpu_model, cpu_cores, cpu_quota, memory_mb, platform, arch, node, onnxruntime } = environment;
  const machine = [
    `${cpu_model}, ${cpu_cores} cores${cpu_quota === null ? '' : ` (quota ${cpu_quota})`}`,
    `${Math.round(memory_mb / 1024)} GB`,
    `${platform} ${arch}`,
    `Node ${node}`,
    `onnxruntime ${onnxruntime ?? 'unknown'}`,
  ].join(', ');
  return [
    ...(advice.length > 0 ? [colours.bold('What to do'), ...advice, ''] : []),
    colours.dim(wrap(`Measured on ${machine}. Machine ${environment.machine_id}.`)),
    ...[...notes, ...environment.missing].map((note) => colours.dim(wrap(note))),
  ].join('\n');
}
