import { showValue } from '../show-value.js';
import { messageOf } from '../system-error.js';
import { duplicateKey } from './duplicate-key.js';
import { bytesPerElement } from './element-type.js';
import { nestingDepth } from './nesting-depth.js';
import { SafetensorsError } from './safetensors-error.js';

/** Sizes of a tensor lie three deep; what lies deeper takes far more memory than it has bytes. */
const maxDepth = 3;

/** A tensor as the header describes it; offsets in bytes from the end of the header. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * The tensors that a header declares, proven to fill the `dataBytes` bytes after it without hole or overlap.
 * @throws {SafetensorsError} `SAFETENSORS_MALFORMED`
 */
export function parseHeader(file: string, header: Uint8Array, dataBytes: number): Map<string, TensorEntry> {
  const malformed = (problem: string, cause?: unknown) =>
    new SafetensorsError('SAFETENSORS_MALFORMED', file, `malformed header: ${problem}`, { cause });
  const text = decodeUtf8(header, malformed);
  const depth = nestingDepth(text);
  if (depth > maxDepth) throw malformed(`expected values nested at most ${maxDepth} deep, got ${depth}`);
  const entries = Object.entries(parseObject(text, malformed));
  const twice = duplicateKey(text);
  if (twice !== undefined) throw malformed(`${showValue(twice)} is there twice`);
  const tensors = entries
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => parseEntry(name, value, malformed));
  checkLayout(tensors, dataBytes, malformed);
  return new Map(tensors.map((tensor) => [tensor.name, tensor]));
}

type Malformed = (problem: string, cause?: unknown) => SafetensorsError;

function decodeUtf8(bytes: Uint8Array, malformed: Malformed): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw malformed('it is not UTF-8', cause);
  }
}

function parseObject(text: string, malformed: Malformed): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw malformed(`it is not JSON (${messageOf(cause)})`, cause);
  }
  if (!isObject(value)) throw malformed('expected a JSON object');
  return value;
}

function parseEntry(name: string, value: unknown, malformed: Malformed): TensorEntry {
  const wrong = (problem: string) => malformed(`tensor ${showValue(name)}: ${problem}`);
  const { dtype, shape, data_offsets: offsets } = isObject(value) ? value : {};
  const elementBytes = typeof dtype === 'string' ? bytesPerElement.get(dtype) : undefined;
  if (typeof dtype !== 'string' || elementBytes === undefined) {
    throw wrong(
      `expected "dtype" to be one of ${[...bytesPerElement.keys()].join(', ')}, got ${showValue(dtype)}`,
    );
  }
  if (!isSizes(shape))
    throw wrong(`expected "shape" to be an array of non-negative integers, got ${showValue(shape)}`);
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw wrong(`expected "data_offsets" to be two non-negative integers, got ${showValue(offsets)}`);
  }
  const [begin = 0, end = 0] = offsets;
  const bytes = shape.reduce((product, size) => product * size, elementBytes);
  if (!Number.isSafeInteger(bytes))
    throw wrong(`shape ${showValue(shape)} has more elements than can be counted`);
  if (end - begin !== bytes) {
    throw wrong(
      `${dtype} ${showValue(shape)} takes ${bytes} bytes, but "data_offsets" ${showValue(offsets)} span ${end - begin}`,
    );
  }
  return { name, dtype, shape, begin, end };
}

function checkLayout(tensors: readonly TensorEntry[], dataBytes: number, malformed: Malformed): void {
  let covered = 0;
  for (const { name, begin, end } of [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const tensor = `tensor ${showValue(name)}`;
    if (end > dataBytes)
      throw malformed(`${tensor} ends at byte ${end} of the data, and the file has ${dataBytes}`);
    if (begin < covered) throw malformed(`${tensor} begins at byte ${begin}, inside the tensor before it`);
    if (begin > covered) throw malformed(`${begin - covered} bytes before ${tensor} belong to no tensor`);
    covered = end;
  }
  if (covered < dataBytes)
    throw malformed(`the last ${dataBytes - covered} bytes of the file belong to no tensor`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
