import type { Environment } from '@framegate/perf-suite';

/** Passes when the figures can be laid beside others: the machine and the runtime are known. */
export function requireEnvironment(environment: Environment): void {
  const { machine_id, cpu_model, node, onnxruntime, execution_provider, cpu_cores, memory_mb } = environment;
  const unnamed = Object.entries({ machine_id, cpu_model, node, onnxruntime, execution_provider })
    .filter(([, value]) => value === null || value === '')
    .map(([name]) => name);
  const absent = Object.entries({ cpu_cores, memory_mb })
    .filter(([, value]) => value <= 0)
    .map(([name]) => name);
  const missing = [...unnamed, ...absent];
  if (missing.length > 0)
    throw new Error(`The report does not say where it was measured: ${missing.join(', ')}.`);
}
