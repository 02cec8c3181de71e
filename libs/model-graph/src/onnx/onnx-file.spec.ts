import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder } from '../graph/graph-builder.js';
import type { ModelGraph } from '../graph/model-graph.js';
import { add } from '../ops/elementwise.js';
import { sigmoid } from '../ops/unary.js';
import { lengthPrefix } from './schema.js';
import { readSignature } from './read-signature.js';
import { structureDigest } from './structure-digest.js';
import { writeModel } from './write-model.js';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-onnx-'));
  path = join(directory, 'model.onnx');
});

afterEach(() => rm(directory, { recursive: true }));

function tinyModel(options: { value?: number; length?: number; read?: () => Float32Array } = {}): ModelGraph {
  const { value = 1, length = 4 } = options;
  const graph = new GraphBuilder();
  const x = graph.input('x', 'float32', [length]);
  const weight = graph.weight('w', [length], options.read ?? (() => new Float32Array(length).fill(value)));
  graph.output('y', sigmoid(add(x, weight)));
  return graph.finish({
    name: 'tiny',
    producer: { name: 'framegate', version: '1' },
    metadata: { task: 'detect', names: '{}' },
  });
}

describe('writing a model', () => {
  it('returns size and hash of the file it wrote', async () => {
    const { bytes, sha256 } = await writeModel(tinyModel(), path);
    expect((await stat(path)).size).toBe(bytes);
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(sha256);
  });

  it('has written all but the last two weights when it reads the next', async () => {
    const elements = 1 << 19;
    const writtenWhenRead: number[] = [];
    const graph = new GraphBuilder();
    let last = graph.input('x', 'float32', [elements]);
    for (const index of [0, 1, 2, 3, 4]) {
      const read = () => {
        writtenWhenRead.push(Math.floor(statSync(path).size / (4 * elements)));
        return new Float32Array(elements);
      };
      last = add(last, graph.weight(`w${index}`, [elements], read));
    }
    graph.output('y', last);
    await writeModel(graph.finish({ name: 'big', producer: { name: 'test', version: '0' } }), path);
    expect(writtenWhenRead).toHaveLength(5);
    writtenWhenRead.forEach((written, index) => expect(written).toBeGreaterThanOrEqual(index - 2));
  });

  it('refuses a weight that does not fill its shape', async () => {
    await expect(writeModel(tinyModel({ read: () => new Float32Array(3) }), path)).rejects.toThrow(
      'w: expected 4 values for [4], got 3',
    );
  });

  it('refuses a model that the format cannot hold before it reads a weight', async () => {
    const read = () => {
      throw new Error('was read');
    };
    await expect(writeModel(tinyModel({ length: 2 ** 30, read }), path)).rejects.toThrow(
      /^tiny would take 4294967\d+ bytes, and an ONNX file holds at most 2147483647$/,
    );
  });
});

describe('the digest of a structure', () => {
  it('is the same whatever the weights are', () => {
    expect(structureDigest(tinyModel({ value: 1 }))).toBe(structureDigest(tinyModel({ value: 2 })));
  });

  it('changes with a shape', () => {
    expect(structureDigest(tinyModel({ length: 4 }))).not.toBe(structureDigest(tinyModel({ length: 5 })));
  });
});

/** A field of a protobuf message that has a length. */
function field(number: number, content: Uint8Array): Buffer {
  return Buffer.concat([lengthPrefix(number, content.length), content]);
}

describe('reading a signature', () => {
  it('finds inputs, outputs, metadata, producer and opset', async () => {
    await writeModel(tinyModel(), path);
    expect(await readSignature(path)).toEqual({
      inputs: [{ name: 'x', type: 'float32', shape: [4] }],
      outputs: [{ name: 'y', type: 'float32', shape: [4] }],
      metadata: { task: 'detect', names: '{}' },
      producer: 'framegate',
      opset: 20,
    });
  });

  it('refuses an empty file', async () => {
    await writeFile(path, '');
    await expect(readSignature(path)).rejects.toThrow(
      `${path} is not an ONNX model: it has no graph with outputs`,
    );
  });

  it('refuses a description of more megabytes than any model has', async () => {
    const length = (1 << 24) + 1;
    const producer = field(2, Buffer.alloc(length, 'x'));
    await writeFile(path, producer);
    await expect(readSignature(path)).rejects.toThrow(
      `${path} is not an ONNX model: a description of ${length} bytes at byte 5`,
    );
  });

  it('refuses more inputs than any model has, which take far more memory than bytes', async () => {
    const inputs = Buffer.alloc(200_002, field(11, Buffer.of()));
    await writeFile(path, field(7, inputs));
    await expect(readSignature(path)).rejects.toThrow(
      `${path} is not an ONNX model: it has more than 100000 inputs, outputs and metadata`,
    );
  });

  it('takes a negative size for one that differs between runs', async () => {
    const minusOne = Buffer.from([0x08, ...Array<number>(9).fill(0xff), 0x01]);
    const shape = field(2, field(1, minusOne));
    const input = Buffer.concat([field(1, Buffer.from('x')), field(2, field(1, shape))]);
    await writeFile(path, field(7, Buffer.concat([field(11, input), field(12, Buffer.of())])));
    expect((await readSignature(path)).inputs).toEqual([{ name: 'x', type: 'other', shape: ['?'] }]);
  });

  it('refuses a pipe without waiting for what may come out of it', async () => {
    execFileSync('mkfifo', [path]);
    await expect(readSignature(path)).rejects.toThrow(
      `${path} is not an ONNX model: it is not a regular file`,
    );
  });

  it('refuses text', async () => {
    await writeFile(path, 'this is not a model');
    await expect(readSignature(path)).rejects.toMatchObject({ code: 'ONNX_FORMAT' });
  });

  it('says where a truncated file ends too early', async () => {
    const { bytes } = await writeModel(tinyModel(), path);
    await truncate(path, bytes - 1);
    await expect(readSignature(path)).rejects.toThrow(
      /model\.onnx is not an ONNX model: a field of \d+ bytes that ends outside its message at byte \d+$/,
    );
  });

  it('survives any single damaged byte of a description', async () => {
    await writeModel(tinyModel(), path);
    const original = await readFile(path);
    for (let index = 0; index < original.length; index++) {
      const damaged = Buffer.from(original);
      damaged[index]! ^= 0xff;
      await writeFile(path, damaged);
      const outcome = await readSignature(path).catch((error: { code: string }) => error.code);
      expect(['ONNX_FORMAT', 'object']).toContain(typeof outcome === 'object' ? 'object' : outcome);
    }
  });
});
