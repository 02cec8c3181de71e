import type { Environment } from '../report/schema/environment-schema.js';
import type { Merged } from '../report/schema/merged-schema.js';
import type { NamedResult } from './named-report.js';

/** The places where models were measured, that of most models first. What differs between two processes of one makes no other. */
export function groupMachines(results: readonly NamedResult[]): Merged['machines'] {
  const groups = new Map<string, { environment: Environment; variants: string[] }>();
  for (const { part, result } of results) {
    const { environment } = part.report;
    const key = identityOf(environment);
    const group = groups.get(key) ?? { environment, variants: [] };
    group.variants.push(result.variant);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.variants.length - a.variants.length);
}

function identityOf(environment: Environment): string {
  const { machine_id, memory_limit_mb, node, onnxruntime, execution_provider, os_release, libvips } =
    environment;
  return JSON.stringify([
    machine_id,
    memory_limit_mb,
    node,
    onnxruntime,
    execution_provider,
    os_release,
    libvips,
  ]);
}
