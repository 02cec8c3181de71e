import { createHash } from 'node:crypto';
import type { Environment } from '../report/schema/environment-schema.js';

type Hardware = Pick<
  Environment,
  'cpu_model' | 'cpu_flags_sha256' | 'cpu_cores' | 'cpu_quota' | 'platform' | 'arch'
>;

/** A short name for hardware and its limits that is fit for a folder: what can be read, then a digest of all of it. */
export function machineId(hardware: Hardware): string {
  const { cpu_model, cpu_flags_sha256, cpu_cores, cpu_quota, platform, arch } = hardware;
  const identity = JSON.stringify([cpu_model, cpu_flags_sha256, cpu_cores, cpu_quota, platform, arch]);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 8);
  const readable = `${cpu_model} ${cpu_quota ?? cpu_cores} cores ${platform} ${arch}`;
  return `${readable.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}-${digest}`;
}
