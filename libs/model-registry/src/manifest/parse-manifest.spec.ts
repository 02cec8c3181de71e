import { ManifestError } from './manifest-error.js';
import { parseManifest } from './parse-manifest.js';

const file = '/workspace/models/m/model.json';
const valid = { variant: 'm', family: 'f', imageSize: 640, weights: { source: 'synthetic' } };
const parse = (manifest: unknown) => parseManifest(file, JSON.stringify(manifest));

function errorOf(text: string): ManifestError {
  try {
    parseManifest(file, text);
  } catch (error) {
    if (error instanceof ManifestError) return error;
  }
  throw new Error('Expected a ManifestError');
}

describe('a manifest that says only what it must', () => {
  it('is for single images in fp32, its side standing for both', () => {
    expect(parse(valid)).toEqual({
      ...valid,
      imageSize: { height: 640, width: 640 },
      precision: 'fp32',
      batch: 1,
    });
  });
});

describe('a manifest that says all it can', () => {
  it('is read as it stands, height first', () => {
    const rest = {
      $schema: '../model.schema.json',
      description: 'a model',
      precision: 'fp32',
      batch: 8,
      weights: { source: 'onnx', path: '../../weights/m.onnx', sha256: 'a'.repeat(64) },
      targets: {
        inferenceMs: 50,
        realTimeComplianceRate: 0.9,
        loadMs: 500,
        memoryPerInferenceMb: 100,
        memoryPerBatchMb: 400,
        concurrentResponseMs: 200,
        throughputPerSecond: 20,
        successRate: 1,
      },
    };
    expect(parse({ ...valid, ...rest, imageSize: [480, 640] })).toEqual({
      ...valid,
      ...rest,
      imageSize: { height: 480, width: 640 },
    });
  });
});

describe('a ready-made model of several files', () => {
  it('states a path and a hash for each', () => {
    const files = ['a.onnx', 'b.onnx'].map((path) => ({ path, sha256: 'a'.repeat(64) }));
    const weights = { source: 'onnx', files };
    expect(parse({ ...valid, weights }).weights).toEqual(weights);
  });
});

describe('a text that starts with a byte order mark, as some editors write', () => {
  it('is read all the same', () => {
    expect(parseManifest(file, `\uFEFF${JSON.stringify(valid)}`).variant).toBe('m');
  });
});

describe('a field at fault', () => {
  it.each([
    ['a missing field', { family: undefined }, 'family: expected a string, got nothing'],
    ['a wrong type', { family: 3 }, 'family: expected a string, got 3'],
    ['an empty name', { variant: '' }, 'variant: expected some text, got ""'],
    ['a batch of none', { batch: 0 }, 'batch: expected at least 1, got 0'],
    ['a batch of halves', { batch: 1.5 }, 'batch: expected a whole number, got 1.5'],
    ['an unknown precision', { precision: 'fp8' }, 'precision: expected "fp32", got "fp8"'],
    [
      'a side in words',
      { imageSize: 'big' },
      'imageSize: expected a side in pixels, or [height, width] in pixels, got "big"',
    ],
    [
      'three sides',
      { imageSize: [1, 2, 3] },
      'imageSize: expected a side in pixels, or [height, width] in pixels, got [1,2,3]',
    ],
    ['a side of nothing', { imageSize: [640, 0] }, 'imageSize[1]: expected at least 1, got 0'],
    ['no weights', { weights: null }, 'weights: expected an object, got null'],
    [
      'an unknown source',
      { weights: { source: 'download' } },
      'weights.source: expected "synthetic" or "safetensors" or "onnx", got "download"',
    ],
    [
      'a source without its file',
      { weights: { source: 'safetensors' } },
      'weights.path: expected a string, got nothing',
    ],
    [
      'a hash cut short',
      { weights: { source: 'safetensors', path: 'w', sha256: 'abc' } },
      'weights.sha256: expected a SHA-256 as 64 lowercase hex digits, got "abc"',
    ],
    [
      'a ready-made model without a hash',
      { weights: { source: 'onnx', path: 'm.onnx' } },
      'weights.sha256: expected a string, got nothing',
    ],
    [
      'a file of a ready-made model without its hash',
      {
        weights: { source: 'onnx', files: [{ path: 'a.onnx', sha256: 'a'.repeat(64) }, { path: 'b.onnx' }] },
      },
      'weights.files[1].sha256: expected a string, got nothing',
    ],
    [
      'a misspelt field of such a file',
      {
        weights: {
          source: 'onnx',
          files: [{ path: 'a.onnx', sha256: 'a'.repeat(64), sha265: 'a' }],
        },
      },
      'weights.files[0].sha265: expected one of the fields path, sha256, got an unknown field (did you mean "sha256"?)',
    ],
    [
      'a ready-made model of no files',
      { weights: { source: 'onnx', files: [] } },
      'weights.files: expected at least one file, got []',
    ],
    [
      'one file and several at once',
      { weights: { source: 'onnx', path: 'a.onnx', files: [{ path: 'a.onnx', sha256: 'a'.repeat(64) }] } },
      'weights.path: expected nothing beside "files", got "a.onnx"',
    ],
    ...['/etc/passwd', 'C:/m.onnx', 'a\\b'].map((path) => [
      `the path ${path}`,
      { weights: { source: 'safetensors', path } },
      `weights.path: expected a path relative to the manifest, with forward slashes, got ${JSON.stringify(path)}`,
    ]),
    [
      'a rate in percent',
      { targets: { successRate: 80 } },
      'targets.successRate: expected at most 1, got 80',
    ],
    ['a target of no time', { targets: { loadMs: 0 } }, 'targets.loadMs: expected more than 0, got 0'],
    [
      'a misspelt target',
      { targets: { loadms: 5 } },
      'targets.loadms: expected one of the fields inferenceMs, realTimeComplianceRate, loadMs, memoryPerInferenceMb, ' +
        'memoryPerBatchMb, concurrentResponseMs, throughputPerSecond, successRate, got an unknown field (did you mean "loadMs"?)',
    ],
    [
      'a field of another source',
      { weights: { source: 'synthetic', seed: 1 } },
      'weights.seed: expected one of the fields source, path, sha256, files, got an unknown field',
    ],
  ] as [string, object, string][])(
    'is named, with what was expected and what came: %s',
    (_, changes, message) => {
      const error = errorOf(JSON.stringify({ ...valid, ...changes }));
      expect(error.message).toBe(`${file}: ${message}`);
      expect(error.code).toBe('MANIFEST');
      expect(error.field).toBe(message.slice(0, message.indexOf(':')));
    },
  );

  it('does not hide the others', () => {
    const { message, issues } = errorOf(JSON.stringify({ ...valid, variant: 7, bach: 2 }));
    expect(issues.map(({ field }) => field)).toEqual(['variant', 'bach']);
    expect(message).toBe(
      `${file}: variant: expected a string, got 7\n` +
        `${file}: bach: expected one of the fields $schema, variant, family, description, imageSize, precision, batch, ` +
        'weights, targets, got an unknown field (did you mean "batch"?)',
    );
  });

  it('is shown shortened when it is long', () => {
    const { message } = errorOf(JSON.stringify({ ...valid, batch: 'x'.repeat(1000) }));
    expect(message).toBe(`${file}: batch: expected a number, got "${'x'.repeat(76)}...`);
  });

  it('is shown beside eleven others, and more are counted', () => {
    const unknown = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, 1]));
    const { message, issues } = errorOf(JSON.stringify({ ...valid, ...unknown }));
    expect(issues).toHaveLength(100);
    expect(message.split('\n').map((line) => line.slice(0, 46))).toEqual([
      ...Array.from({ length: 12 }, (_, index) => `${file}: field${index}: expected`.slice(0, 46)),
      `${file}: and 88 more`,
    ]);
  });

  it('is shown with the beginning of its name when that is long', () => {
    const { message } = errorOf(JSON.stringify({ ...valid, ['n'.repeat(1000)]: 1 }));
    expect(message).toContain(`${file}: ${'n'.repeat(197)}...: expected one of the fields`);
  });

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('is not shown when it is nested without end: %s', (_, open, close) => {
    const nested = `${open.repeat(20_000)}0${close.repeat(20_000)}`;
    const { message } = errorOf(
      JSON.stringify({ ...valid, batch: 0 }).replace('"batch":0', `"batch":${nested}`),
    );
    expect(message).toBe(`${file}: batch: expected a number, got something nested thousands of times`);
  });
});

describe('a file that is no object of JSON', () => {
  it.each([
    ['[]', 'expected an object, got []'],
    ['null', 'expected an object, got null'],
  ])('is refused as a whole: %s', (text, message) => {
    expect(errorOf(text).message).toBe(`${file}: ${message}`);
    expect(errorOf(text).field).toBe('');
  });

  it('is refused with the parser’s reason when it does not parse', () => {
    const error = errorOf('{"variant": }');
    expect(error.message).toBe(`${file}: expected JSON, got "${(error.cause as Error).message}"`);
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });
});
