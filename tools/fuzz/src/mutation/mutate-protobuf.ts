import type { Random } from '../random/random.js';
import { mutateBytes } from './mutate-bytes.js';
import { edgeNumbers } from './numbers.js';
import { type ProtobufField, readMessage, writeMessage } from './protobuf-tree.js';

const mostChanges = 6;
/** By wire type. */
const fixedBytes = new Map([
  [1, 8],
  [5, 4],
]);

/**
 * A protobuf message with one to a few changes to its fields: lost, doubled, moved elsewhere, nested in themselves,
 * of another number or value. Lengths are right afterwards, unless it is damaged as bytes, as it is now and then.
 */
export function mutateProtobuf(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  const message = readMessage(bytes);
  if (!message || random.happens(0.3)) return mutateBytes(bytes, random, others);
  for (let left = random.burst(mostChanges); left > 0; left--) change(message, random);
  const written = writeMessage(message);
  return random.happens(0.05) ? mutateBytes(written, random, others) : written;
}

function change(root: ProtobufField[], random: Random): void {
  const messages = allMessages(root);
  const fields = random.pick(messages);
  const at = random.below(fields.length);
  const field = fields[at];
  if (!field) return;
  const kind = random.below(9);
  if (kind === 0) fields.splice(at, 1);
  else if (kind === 1)
    fields.push(...Array<ProtobufField>(random.burst(Array.isArray(field.value) ? 4 : 256)).fill(field));
  else if (kind === 2) random.pick(messages).push(structuredClone(field));
  else if (kind === 3) field.number = random.pick([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 14, 20, 21, 25, 100]);
  else if (kind === 4 && Array.isArray(field.value)) field.value = nest(field, random.magnitude(10));
  else changeValue(field, random);
}

function changeValue(field: ProtobufField, random: Random): void {
  if (typeof field.value === 'bigint') {
    field.value = random.happens(0.7) ? random.pick(edgeNumbers) : BigInt(random.below(32));
  } else if (!Array.isArray(field.value)) {
    const mutated = mutateBytes(field.value, random);
    const fixed = fixedBytes.get(field.wireType);
    field.value = fixed === undefined ? mutated : Buffer.concat([mutated, Buffer.alloc(fixed)], fixed);
  }
}

/** The message inside a field of its own number, `depth` times over. */
function nest({ number, value }: ProtobufField, depth: number): ProtobufField[] {
  let nested = value as ProtobufField[];
  for (let level = 0; level < depth; level++) nested = [{ number, wireType: 2, value: nested }];
  return nested;
}

function allMessages(fields: ProtobufField[]): ProtobufField[][] {
  return [fields, ...fields.flatMap(({ value }) => (Array.isArray(value) ? allMessages(value) : []))];
}
