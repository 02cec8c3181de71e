import type { InferenceSession } from 'onnxruntime-node';
import type { SessionSettings } from './session-settings.js';

const errorsOnly = 3;

/** What onnxruntime calls the settings. */
export function runtimeOptions(settings: SessionSettings) {
  const { executionProviders, threads, spinning } = settings;
  const mayUseCpu = executionProviders.some(({ name }) => name === 'cpu');
  return {
    executionProviders,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential' as const,
    graphOptimizationLevel: settings.graphOptimization,
    enableMemPattern: settings.memoryPattern,
    enableCpuMemArena: settings.memoryArena,
    logSeverityLevel: errorsOnly,
    extra: {
      session: {
        intra_op: { allow_spinning: spinning ? '1' : '0' },
        // The runtime gives a node that no other provider takes to the CPU, and says nothing, unless this forbids it.
        ...(mayUseCpu ? {} : { disable_cpu_ep_fallback: '1' }),
      },
    },
  } satisfies InferenceSession.SessionOptions;
}
