import { shortReason } from './short-reason.js';

it('leaves out where in the runtime something failed', () => {
  const message =
    '/onnxruntime_src/core/webgpu_context.cc:136 Initialize(const WebGpuContextConfig&)::<lambda()> ' +
    'result.status == RequestAdapterStatus::Success was false. Failed to get a WebGPU adapter: No supported adapters\n';
  expect(shortReason(message)).toBe('Failed to get a WebGPU adapter: No supported adapters');
});

it('leaves any other message as it is', () => {
  expect(shortReason('Failed to load shared library')).toBe('Failed to load shared library');
});
