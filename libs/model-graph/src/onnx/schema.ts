import protobuf from 'protobufjs/light.js';

const field = (id: number, type: string) => ({ id, type });
const repeated = (id: number, type: string) => ({ id, type, rule: 'repeated' });

/**
 * The part of the ONNX format (`onnx.proto3`) that we write: field numbers and types of each message.
 * A tensor's `raw_data` is absent on purpose: it is streamed behind the encoded header, never held in a message.
 */
const root = protobuf.Root.fromJSON({
  nested: {
    ModelProto: {
      fields: {
        irVersion: field(1, 'int64'),
        producerName: field(2, 'string'),
        producerVersion: field(3, 'string'),
        opsetImport: repeated(8, 'OperatorSetIdProto'),
        metadataProps: repeated(14, 'StringStringEntryProto'),
      },
    },
    OperatorSetIdProto: { fields: { domain: field(1, 'string'), version: field(2, 'int64') } },
    StringStringEntryProto: { fields: { key: field(1, 'string'), value: field(2, 'string') } },
    GraphProto: {
      fields: {
        node: repeated(1, 'NodeProto'),
        name: field(2, 'string'),
        input: repeated(11, 'ValueInfoProto'),
        output: repeated(12, 'ValueInfoProto'),
      },
    },
    NodeProto: {
      fields: {
        input: repeated(1, 'string'),
        output: repeated(2, 'string'),
        name: field(3, 'string'),
        opType: field(4, 'string'),
        attribute: repeated(5, 'AttributeProto'),
      },
    },
    AttributeProto: {
      fields: {
        name: field(1, 'string'),
        f: field(2, 'float'),
        i: field(3, 'int64'),
        s: field(4, 'bytes'),
        ints: repeated(8, 'int64'),
        type: field(20, 'int32'),
      },
    },
    TensorProto: {
      fields: { dims: repeated(1, 'int64'), dataType: field(2, 'int32'), name: field(8, 'string') },
    },
    ValueInfoProto: { fields: { name: field(1, 'string'), type: field(2, 'TypeProto') } },
    TypeProto: { fields: { tensorType: field(1, 'TensorTypeProto') } },
    TensorTypeProto: { fields: { elemType: field(1, 'int32'), shape: field(2, 'TensorShapeProto') } },
    TensorShapeProto: { fields: { dim: repeated(1, 'DimensionProto') } },
    DimensionProto: { fields: { dimValue: field(1, 'int64'), dimParam: field(2, 'string') } },
  },
});

type MessageName =
  | 'ModelProto'
  | 'GraphProto'
  | 'TensorProto'
  | 'ValueInfoProto'
  | 'OperatorSetIdProto'
  | 'StringStringEntryProto';

/** Numbers of the length-delimited fields that are written or read outside a message. */
export const fieldNumbers = {
  model: { producerName: 2, graph: 7, opsetImport: 8, metadataProps: 14 },
  graph: { initializer: 5, input: 11, output: 12 },
  tensor: { rawData: 9 },
} as const;

export function encode(message: MessageName, value: object): Uint8Array {
  return root.lookupType(message).encode(value).finish();
}

/** @throws {RangeError} when the bytes are no such message. */
export function decode(message: MessageName, bytes: Uint8Array): Record<string, unknown> {
  const type = root.lookupType(message);
  try {
    return type.toObject(type.decode(bytes), { longs: Number, defaults: true });
  } catch (cause) {
    throw new RangeError(`not a ${message}`, { cause });
  }
}

/** Tag and length that precede a length-delimited field (wire type 2). */
export function lengthPrefix(fieldNumber: number, length: number): Uint8Array {
  return protobuf.Writer.create()
    .uint32((fieldNumber << 3) | 2)
    .uint32(length)
    .finish();
}
