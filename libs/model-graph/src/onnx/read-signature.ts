import { open, stat } from 'node:fs/promises';
import type { ModelSignature, ValueInfo } from '../model-signature.js';
import { elementTypeOf } from './element-type.js';
import { type FieldLocation, FieldReader } from './field-reader.js';
import { OnnxFormatError } from './onnx-format-error.js';
import { decode, fieldNumbers } from './schema.js';

const { graph, producerName, opsetImport, metadataProps } = fieldNumbers.model;
const modelFields = new Set([graph, producerName, opsetImport, metadataProps]);
const graphFields = new Set([fieldNumbers.graph.input, fieldNumbers.graph.output]);
/** Inputs, outputs and metadata together. Old models list every weight as an input. */
const mostEntries = 100_000;

/**
 * Reads what an ONNX file says of itself: inputs, outputs, metadata. Weights and nodes are skipped, not read.
 * @throws {OnnxFormatError} when the file is not an ONNX model, naming it.
 * @throws the file system's error when it cannot be opened.
 */
export async function readSignature(path: string): Promise<ModelSignature> {
  await refusePipe(path);
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await readModel(new FieldReader(file, path, size), path, size);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OnnxFormatError(`${path} is not an ONNX model: its description cannot be decoded`, {
      cause: error,
    });
  } finally {
    await file.close();
  }
}

/** Opening a pipe waits until someone writes to it. */
async function refusePipe(path: string): Promise<void> {
  const info = await stat(path);
  if (info.isFile() || info.isDirectory()) return;
  throw new OnnxFormatError(`${path} is not an ONNX model: it is not a regular file`);
}

async function readModel(reader: FieldReader, path: string, size: number): Promise<ModelSignature> {
  const inputs: ValueInfo[] = [];
  const outputs: ValueInfo[] = [];
  const metadata: Record<string, string> = {};
  let producer = '';
  let opset = 0;
  let entries = 0;
  const countEntry = () => {
    if (++entries <= mostEntries) return;
    throw new OnnxFormatError(
      `${path} is not an ONNX model: it has more than ${mostEntries} inputs, outputs and metadata`,
    );
  };
  for await (const field of reader.fields(0, size, modelFields)) {
    countEntry();
    if (field.fieldNumber === graph) {
      for await (const { fieldNumber, value } of valuesOf(reader, field)) {
        countEntry();
        (fieldNumber === fieldNumbers.graph.input ? inputs : outputs).push(value);
      }
    } else if (field.fieldNumber === producerName) {
      producer = Buffer.from(await reader.content(field)).toString('utf8');
    } else if (field.fieldNumber === opsetImport) {
      const { domain, version } = decode('OperatorSetIdProto', await reader.content(field));
      if (domain === '' || domain === 'ai.onnx') opset = version as number;
    } else {
      const { key, value } = decode('StringStringEntryProto', await reader.content(field));
      metadata[key as string] = value as string;
    }
  }
  if (outputs.length === 0)
    throw new OnnxFormatError(`${path} is not an ONNX model: it has no graph with outputs`);
  return { inputs, outputs, metadata, producer, opset };
}

/** Inputs and outputs of a graph, with the number of the field that each is. */
async function* valuesOf(
  reader: FieldReader,
  { start, end }: FieldLocation,
): AsyncGenerator<{ fieldNumber: number; value: ValueInfo }> {
  for await (const field of reader.fields(start, end, graphFields)) {
    const message = decode('ValueInfoProto', await reader.content(field)) as unknown as ValueMessage;
    yield { fieldNumber: field.fieldNumber, value: valueInfo(message) };
  }
}

interface ValueMessage {
  name: string;
  type: {
    tensorType: { elemType: number; shape: { dim: { dimValue: number; dimParam: string }[] } | null } | null;
  } | null;
}

/** A size that is not stated, or stated as none can be, is one that differs between runs. */
function valueInfo({ name, type }: ValueMessage): ValueInfo {
  const tensor = type?.tensorType;
  const dims = tensor?.shape?.dim ?? [];
  return {
    name,
    type: elementTypeOf(tensor?.elemType ?? 0),
    shape: dims.map(({ dimValue, dimParam }) =>
      dimParam !== '' || dimValue <= 0 ? dimParam || '?' : dimValue,
    ),
  };
}
