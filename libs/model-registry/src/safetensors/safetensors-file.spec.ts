import { appendFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { float32, safetensorsBytes, withHeader } from '../testing/safetensors-bytes.js';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.js';
import { SafetensorsError } from './safetensors-error.js';
import { SafetensorsFile } from './safetensors-file.js';

afterEach(removeTemporaryFolders);

async function written(bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'w.safetensors');
  await writeFile(path, bytes);
  return path;
}

function refusal(action: () => unknown): SafetensorsError {
  try {
    action();
  } catch (error) {
    if (error instanceof SafetensorsError) return error;
  }
  throw new Error('Expected a SafetensorsError');
}

const two = safetensorsBytes({
  a: float32([2, 2], [1, 2, 3, 4]),
  half: { dtype: 'F16', shape: [3], data: Uint16Array.of(0x3c00, 0xc000, 0x3800) },
  brain: { dtype: 'BF16', shape: [1], data: Uint16Array.of(0x4040) },
  steps: { dtype: 'I64', shape: [], data: BigInt64Array.of(9n) },
});

describe('an open file', () => {
  it('gives each tensor as float32, whatever floats it holds', async () => {
    using file = new SafetensorsFile(await written(two));
    expect(file.readFloats({ name: 'brain', shape: [1] })).toEqual(Float32Array.of(3));
    expect(file.readFloats({ name: 'half', shape: [3] })).toEqual(Float32Array.of(1, -2, 0.5));
    expect(file.readFloats({ name: 'a', shape: [2, 2] })).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('gives the caller an array of its own each time', async () => {
    using file = new SafetensorsFile(await written(two));
    file.readFloats({ name: 'a', shape: [2, 2] }).fill(0);
    expect(file.readFloats({ name: 'a', shape: [2, 2] })).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it.each([
    ['no such tensor', { name: 'b', shape: [1] }, 'missing: b [1]'],
    ['another shape of as many values', { name: 'a', shape: [4] }, 'misshapen: a, expected [4], got [2, 2]'],
    [
      'a tensor of integers',
      { name: 'steps', shape: [] },
      'not floats: steps, expected F32, F16, BF16, got I64',
    ],
  ])('refuses to read %s', async (_, spec, problem) => {
    const path = await written(two);
    using file = new SafetensorsFile(path);
    expect(refusal(() => file.readFloats(spec)).message).toBe(`${path}: ${problem}`);
  });

  it('notices that it was written to while it was read', async () => {
    const path = await written(two);
    using file = new SafetensorsFile(path);
    file.assertUnchanged();
    await appendFile(path, 'x');
    const error = refusal(() => file.assertUnchanged());
    expect(error.code).toBe('SAFETENSORS_CHANGED');
    expect(error.message).toBe(`${path}: the file was written to while it was being read; try again`);
  });

  it('notices that it became shorter while it was read', async () => {
    const path = await written(two);
    using file = new SafetensorsFile(path);
    await truncate(path, two.length - 16);
    const error = refusal(() => file.readFloats({ name: 'brain', shape: [1] }));
    expect(error.code).toBe('SAFETENSORS_CHANGED');
    expect(error.message).toBe(`${path}: the file became shorter while it was being read`);
  });

  it('is still whole when its name is given to another file', async () => {
    const path = await written(two);
    using file = new SafetensorsFile(path);
    await rm(path);
    await writeFile(path, '');
    file.assertUnchanged();
    expect(file.readFloats({ name: 'brain', shape: [1] })).toEqual(Float32Array.of(3));
  });
});

describe('a file that is no safetensors file', () => {
  const length = (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(value);
    return bytes;
  };

  it.each([
    ['an empty file', Buffer.alloc(0), 'cut short: 0 bytes, and the length of the header alone takes 8'],
    ['seven bytes', Buffer.alloc(7), 'cut short: 7 bytes, and the length of the header alone takes 8'],
    [
      'a file cut inside its header',
      two.subarray(0, 40),
      `cut short: the header takes ${two.readBigUInt64LE()} bytes, and 32 follow its length`,
    ],
    [
      'a file cut inside its data',
      two.subarray(0, -1),
      'malformed header: tensor "steps" ends at byte 32 of the data, and the file has 31',
    ],
    [
      'a header over the limit',
      length(4_000_001n),
      'expected a header of at most 4000000 bytes, got 4000001; is it a .safetensors file?',
    ],
    [
      'a header longer than any file',
      length(2n ** 64n - 1n),
      'expected a header of at most 4000000 bytes, got 18446744073709551615; is it a .safetensors file?',
    ],
    ['a header of nothing', length(0n), 'malformed header: it is not JSON (Unexpected end of JSON input)'],
    [
      'data that no tensor claims',
      withHeader('{}', Buffer.alloc(3)),
      'malformed header: the last 3 bytes of the file belong to no tensor',
    ],
    [
      'a PyTorch checkpoint',
      Buffer.from('PK\x03\x04\x00\x00\x08\x08\x00\x00'),
      'expected a .safetensors file, got a zip archive, as PyTorch checkpoints (.pt) are; save its state_dict as .safetensors',
    ],
  ])('is refused: %s', async (_, bytes, problem) => {
    const path = await written(bytes);
    const error = refusal(() => new SafetensorsFile(path));
    expect(error.message).toBe(`${path}: ${problem}`);
    expect(error.code).toBe('SAFETENSORS_MALFORMED');
  });

  it('is refused when it is not there', async () => {
    const path = join(await temporaryFolder(), 'w.safetensors');
    const error = refusal(() => new SafetensorsFile(path));
    expect(error.code).toBe('SAFETENSORS_UNREADABLE');
    expect(error.message).toBe(
      `${path}: expected a readable .safetensors file (ENOENT: no such file or directory, stat '${path}')`,
    );
    expect(error.cause).toMatchObject({ code: 'ENOENT' });
  });

  it('is refused when it is a folder', async () => {
    const path = await temporaryFolder();
    const error = refusal(() => new SafetensorsFile(path));
    expect(error.message).toBe(`${path}: expected a .safetensors file, got something that is not a file`);
  });
});
