/** Options that a name alone leaves to the runtime. */
interface Device {
  /** Index of the GPU; 0 when left out. */
  readonly deviceId?: number;
}

/** How WebGPU memory that is no longer needed is kept for later. */
type BufferCacheMode = 'disabled' | 'lazyRelease' | 'simple' | 'bucket';

interface WebGpu {
  readonly preferredLayout?: 'NCHW' | 'NHWC';
  readonly validationMode?: 'disabled' | 'wgpuOnly' | 'basic' | 'full';
  readonly storageBufferCacheMode?: BufferCacheMode;
  readonly uniformBufferCacheMode?: BufferCacheMode;
  readonly queryResolveBufferCacheMode?: BufferCacheMode;
  readonly defaultBufferCacheMode?: BufferCacheMode;
  /** Of the first WebGPU device of the process; later values change nothing. */
  readonly enableRobustness?: boolean;
  /** Nodes that are left to the CPU, which `executionProviders` must then have. */
  readonly forceCpuNodeNames?: readonly string[];
}

interface CoreMl {
  /** Bits of `COREMLFlags` in onnxruntime's coreml_provider_factory.h. */
  readonly coreMlFlags?: number;
}

/** The options that onnxruntime-node hands on; it ignores all others of `cuda`, `tensorrt`, `dml` and `coreml`. */
interface ProviderOptions {
  readonly cpu: unknown;
  readonly webgpu: WebGpu;
  readonly cuda: Device;
  readonly tensorrt: Device;
  readonly coreml: CoreMl;
  readonly dml: Device;
}

/** What a network's nodes can be computed by. */
export type ProviderName = keyof ProviderOptions;

export type ProviderWithOptions = {
  readonly [Name in ProviderName]: { readonly name: Name } & ProviderOptions[Name];
}[ProviderName];

export type ExecutionProvider = ProviderName | ProviderWithOptions;
