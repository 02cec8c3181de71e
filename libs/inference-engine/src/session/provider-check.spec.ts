import { errorOf } from '../testing/error-of.js';
import { NativeGuard } from '../workers/native-guard.js';
import { blameProviders, checkBuiltIn } from './provider-check.js';

const where = `${process.platform} on ${process.arch}`;
/** One that no machine of this kind can have. */
const absent = process.platform === 'win32' ? 'coreml' : 'dml';
const parts = {
  dml: 'It is a part of Windows, as DirectML: run there.',
  coreml: 'It is a part of macOS: run there.',
};

describe('checkBuiltIn', () => {
  const backends = [
    { name: 'cpu', bundled: true },
    { name: 'webgpu', bundled: true },
    { name: 'cuda', bundled: false },
  ];

  it('takes what the runtime was built with, also where its libraries come from elsewhere', () => {
    expect(() => checkBuiltIn([{ name: 'cuda', deviceId: 0 }, { name: 'cpu' }], backends)).not.toThrow();
  });

  it('says what there is, and how to get what there is not', () => {
    expect(() => checkBuiltIn([{ name: 'coreml' }, { name: 'cpu' }], backends)).toThrow(
      new Error(
        `The execution provider \`coreml\` is not available: onnxruntime-node for ${where} is built without it. ` +
          'It is a part of macOS: run there. This installation brings `cpu` and `webgpu` besides.',
      ),
    );
    expect(() => checkBuiltIn([{ name: 'tensorrt' }], backends.slice(0, 1))).toThrow(
      new Error(
        `The execution provider \`tensorrt\` is not available: onnxruntime-node for ${where} is built without it. ` +
          'It takes Linux on x64, an NVIDIA GPU, CUDA 12, cuDNN 9 and TensorRT 10. npm leaves its libraries out: fetch them with ' +
          '`node node_modules/onnxruntime-node/script/install --onnxruntime-node-install=cuda12`. ' +
          'This installation brings `cpu` besides.',
      ),
    );
  });
});

describe('blameProviders', () => {
  it('blames a provider that cannot open the smallest network, with what the runtime said', async () => {
    const error = await errorOf(blameProviders([{ name: absent }, { name: 'cpu' }], new NativeGuard()));
    expect(error).toMatchObject({ name: 'ProviderUnavailableError', code: 'PROVIDER_UNAVAILABLE' });
    expect(error.message).toContain(
      `The execution provider \`${absent}\` is not available: no available backend found. ERR: [${absent}] backend not found. ` +
        `${parts[absent]} This installation brings \`cpu\``,
    );
    expect((error.cause as Error).message).toContain(`[${absent}] backend not found`);
  });

  it('never blames the CPU', async () => {
    await expect(blameProviders([{ name: 'cpu' }], new NativeGuard())).resolves.toBeUndefined();
  });
});
