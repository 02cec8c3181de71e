import type { ProviderName } from './execution-provider.js';

interface OptionCheck {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

interface ProviderFacts {
  /** In the runtime's profiles. */
  readonly runtimeName: string;
  readonly options: Readonly<Record<string, OptionCheck>>;
  /** What a machine needs for it. */
  readonly howToGet: string;
}

const wholeNumber: OptionCheck = {
  expected: 'a whole number from 0',
  accepts: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
};
const yesOrNo: OptionCheck = {
  expected: 'true or false',
  accepts: (value) => typeof value === 'boolean',
};
const nodeNames: OptionCheck = {
  expected: 'an array of names',
  accepts: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
};

function oneOf(...values: readonly string[]): OptionCheck {
  return {
    expected: `one of ${values.join(', ')}`,
    accepts: (value) => values.includes(value as string),
  };
}

const cacheMode = oneOf('disabled', 'lazyRelease', 'simple', 'bucket');
const install =
  'npm leaves its libraries out: fetch them with `node node_modules/onnxruntime-node/script/install --onnxruntime-node-install=cuda12`';

export const providerCatalogue: Readonly<Record<ProviderName, ProviderFacts>> = {
  cpu: { runtimeName: 'CPUExecutionProvider', options: {}, howToGet: 'It is always there.' },
  webgpu: {
    runtimeName: 'WebGpuExecutionProvider',
    options: {
      preferredLayout: oneOf('NCHW', 'NHWC'),
      validationMode: oneOf('disabled', 'wgpuOnly', 'basic', 'full'),
      storageBufferCacheMode: cacheMode,
      uniformBufferCacheMode: cacheMode,
      queryResolveBufferCacheMode: cacheMode,
      defaultBufferCacheMode: cacheMode,
      enableRobustness: yesOrNo,
      forceCpuNodeNames: nodeNames,
    },
    howToGet:
      'It takes a GPU and its driver: on Linux Vulkan (libvulkan.so.1), on Windows Direct3D 12, on macOS Metal.',
  },
  cuda: {
    runtimeName: 'CUDAExecutionProvider',
    options: { deviceId: wholeNumber },
    howToGet: `It takes Linux on x64, an NVIDIA GPU, CUDA 12 and cuDNN 9. ${install}.`,
  },
  tensorrt: {
    runtimeName: 'TensorrtExecutionProvider',
    options: { deviceId: wholeNumber },
    howToGet: `It takes Linux on x64, an NVIDIA GPU, CUDA 12, cuDNN 9 and TensorRT 10. ${install}.`,
  },
  coreml: {
    runtimeName: 'CoreMLExecutionProvider',
    options: { coreMlFlags: wholeNumber },
    howToGet: 'It is a part of macOS: run there.',
  },
  dml: {
    runtimeName: 'DmlExecutionProvider',
    options: { deviceId: wholeNumber },
    howToGet: 'It is a part of Windows, as DirectML: run there.',
  },
};

export const providerNames = Object.keys(providerCatalogue) as readonly ProviderName[];
