import { arch, platform, release, totalmem } from 'node:os';
import { watchedEnvironment } from '../measure/child-environment.js';
import type { Environment } from '../report/schema/environment-schema.js';
import { readControlGroup } from './control-group.js';
import { readGitState } from './git-state.js';
import { machineId } from './machine-id.js';
import { readProcessor } from './processor.js';
import { readRuntimeVersions } from './runtime-versions.js';

const bytesPerMb = 2 ** 20;

/** Where figures are taken. What this system does not tell is `null` or `unknown`, and said in `missing`. */
export async function readEnvironment(directory: string): Promise<Environment> {
  const [processor, limits, git] = await Promise.all([
    readProcessor(),
    readControlGroup(),
    readGitState(directory),
  ]);
  const versions = readRuntimeVersions();
  const hardware = {
    cpu_model: processor.model,
    cpu_flags_sha256: processor.flagsSha256,
    cpu_cores: processor.cores,
    cpu_quota: limits.cpuQuota,
    platform: platform(),
    arch: arch(),
  };
  return {
    machine_id: machineId(hardware),
    ...hardware,
    memory_mb: Math.round(totalmem() / bytesPerMb),
    memory_limit_mb: limits.memoryBytes === null ? null : Math.round(limits.memoryBytes / bytesPerMb),
    os_release: release(),
    ...versions,
    execution_provider: 'cpu',
    timing_process: watchedEnvironment('timing'),
    memory_process: watchedEnvironment('memory'),
    git_commit: git.commit,
    git_dirty: git.dirty,
    missing: missingFrom(hardware, versions.onnxruntime),
  };
}

function missingFrom(
  { cpu_model, cpu_flags_sha256, platform }: Pick<Environment, 'cpu_model' | 'cpu_flags_sha256' | 'platform'>,
  onnxruntime: string | null,
): string[] {
  const missing: string[] = [];
  if (cpu_model === 'unknown') {
    missing.push('The system does not name its processor: machines that differ may look the same.');
  }
  if (cpu_flags_sha256 === null) {
    missing.push('Instruction sets are unknown: processors that differ in them may look the same.');
  }
  if (platform !== 'linux') {
    missing.push('Limits of a control group are read on Linux alone.');
    missing.push(
      'Anonymous memory and exact peaks are read on Linux alone: memory is that of the resident set.',
    );
  }
  if (onnxruntime === null) missing.push('The version of ONNX Runtime is unknown.');
  return missing;
}
