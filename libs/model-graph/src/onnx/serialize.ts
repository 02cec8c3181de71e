import type {
  AttributeValue,
  BoundaryValue,
  GraphNode,
  Initializer,
  ModelGraph,
} from '../graph/model-graph.js';
import { elementCount } from '../graph/tensor.js';
import { bytesPerElement, elementTypeCode } from './element-type.js';
import { encode, fieldNumbers, lengthPrefix } from './schema.js';

/** Opset 20 is the first with Gelu; ONNX 1.15, whose IR version is 9, introduced it. */
export const opset = 20;
const irVersion = 9;

/** A piece of the file: bytes that are known now, or an initializer's, whose length alone is known. */
export type FilePiece =
  | { readonly bytes: Uint8Array }
  | { readonly initializer: Initializer; readonly length: number };

/**
 * The file as pieces in order. Sizes are all known before any weight is read, so the file can be written
 * front to back while one tensor at a time is in memory.
 */
export function serialize(graph: ModelGraph): FilePiece[] {
  const graphFields = encode('GraphProto', {
    name: graph.name,
    node: graph.nodes.map(nodeMessage),
    input: graph.inputs.map(valueMessage),
    output: graph.outputs.map(valueMessage),
  });
  const tensors = graph.initializers.flatMap(tensorPieces);
  const graphLength = graphFields.length + tensors.reduce((sum, piece) => sum + pieceLength(piece), 0);
  return [
    { bytes: modelFields(graph) },
    { bytes: lengthPrefix(fieldNumbers.model.graph, graphLength) },
    { bytes: graphFields },
    ...tensors,
  ];
}

export function pieceLength(piece: FilePiece): number {
  return 'bytes' in piece ? piece.bytes.length : piece.length;
}

function modelFields(graph: ModelGraph): Uint8Array {
  return encode('ModelProto', {
    irVersion,
    producerName: graph.producer.name,
    producerVersion: graph.producer.version,
    opsetImport: [{ domain: '', version: opset }],
    metadataProps: Object.entries(graph.metadata).map(([key, value]) => ({ key, value })),
  });
}

function tensorPieces(initializer: Initializer): FilePiece[] {
  const { name, type, shape } = initializer;
  const header = encode('TensorProto', { dims: shape, dataType: elementTypeCode(type), name });
  const length = elementCount(shape) * bytesPerElement(type);
  const dataPrefix = lengthPrefix(fieldNumbers.tensor.rawData, length);
  const tensorLength = header.length + dataPrefix.length + length;
  return [
    { bytes: lengthPrefix(fieldNumbers.graph.initializer, tensorLength) },
    { bytes: header },
    { bytes: dataPrefix },
    { initializer, length },
  ];
}

function nodeMessage(node: GraphNode): object {
  return {
    input: node.inputs,
    output: node.outputs,
    name: node.name,
    opType: node.opType,
    attribute: Object.entries(node.attributes).map(([name, value]) => ({ name, ...attributeMessage(value) })),
  };
}

/** `AttributeProto.type`: FLOAT 1, INT 2, STRING 3, INTS 7. */
function attributeMessage(value: AttributeValue): object {
  if (typeof value === 'number') return { i: value, type: 2 };
  if (typeof value === 'string') return { s: Buffer.from(value), type: 3 };
  if ('float' in value) return { f: value.float, type: 1 };
  return { ints: value, type: 7 };
}

function valueMessage({ name, type, shape }: BoundaryValue): object {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: elementTypeCode(type), shape: { dim } } } };
}
