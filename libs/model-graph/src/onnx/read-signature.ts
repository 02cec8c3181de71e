import { open } from 'node:fs/promises';
import type { ModelSignature, ValueInfo } from '../model-signature.js';
import { elementTypeOf } from './element-type.js';
import { type FieldLocation, FieldReader } from './field-reader.js';
import { OnnxFormatError } from './onnx-format-error.js';
import { decode, fieldNumbers } from './schema.js';

/**
 * Reads what an ONNX file says of itself: inputs, outputs, metadata. Weights and nodes are skipped, not read.
 * @throws {OnnxFormatError} when the file is not an ONNX model, naming it.
 * @throws the file system's error when it cannot be opened.
 */
export async function readSignature(path: string): Promise<ModelSignature> {
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

async function readModel(reader: FieldReader, path: string, size: number): Promise<ModelSignature> {
  const inputs: ValueInfo[] = [];
  const outputs: ValueInfo[] = [];
  const metadata: Record<string, string> = {};
  let producer = '';
  let opset = 0;
  for await (const field of reader.fields(0, size)) {
    if (field.fieldNumber === fieldNumbers.model.graph) {
      await readGraph(reader, field, inputs, outputs);
    } else if (field.fieldNumber === fieldNumbers.model.producerName) {
      producer = Buffer.from(await reader.content(field)).toString('utf8');
    } else if (field.fieldNumber === fieldNumbers.model.opsetImport) {
      const { domain, version } = decode('OperatorSetIdProto', await reader.content(field));
      if (domain === '' || domain === 'ai.onnx') opset = version as number;
    } else if (field.fieldNumber === fieldNumbers.model.metadataProps) {
      const { key, value } = decode('StringStringEntryProto', await reader.content(field));
      metadata[key as string] = value as string;
    }
  }
  if (outputs.length === 0)
    throw new OnnxFormatError(`${path} is not an ONNX model: it has no graph with outputs`);
  return { inputs, outputs, metadata, producer, opset };
}

async function readGraph(
  reader: FieldReader,
  graph: FieldLocation,
  inputs: ValueInfo[],
  outputs: ValueInfo[],
) {
  for await (const field of reader.fields(graph.start, graph.end)) {
    const list =
      field.fieldNumber === fieldNumbers.graph.input
        ? inputs
        : field.fieldNumber === fieldNumbers.graph.output
          ? outputs
          : undefined;
    list?.push(valueInfo(decode('ValueInfoProto', await reader.content(field)) as unknown as ValueMessage));
  }
}

interface ValueMessage {
  name: string;
  type: {
    tensorType: { elemType: number; shape: { dim: { dimValue: number; dimParam: string }[] } | null } | null;
  } | null;
}

function valueInfo({ name, type }: ValueMessage): ValueInfo {
  const tensor = type?.tensorType;
  const dims = tensor?.shape?.dim ?? [];
  return {
    name,
    type: elementTypeOf(tensor?.elemType ?? 0),
    shape: dims.map(({ dimValue, dimParam }) =>
      dimParam !== '' || dimValue === 0 ? dimParam || '?' : dimValue,
    ),
  };
}
