import type { Random } from '../random/random.js';
import { hostileJson, hostileString } from './hostile-value.js';
import { allNodes, type JsonNode, toJsonNode, toJsonText } from './json-text.js';
import { mutateBytes } from './mutate-bytes.js';

const mostChanges = 4;

/**
 * The JSON `text` with one to a few changes to its structure: members lost, renamed, doubled or moved, values of the
 * wrong type, huge or nested deeply. Now and then it is damaged as bytes.
 */
export function mutateJson(text: string, random: Random): Uint8Array {
  if (random.happens(0.15)) return mutateBytes(Buffer.from(text), random);
  const root = toJsonNode(JSON.parse(text));
  for (let left = random.burst(mostChanges); left > 0; left--) change(root, random);
  return Buffer.from(wrap(toJsonText(root), random));
}

function change(root: JsonNode, random: Random): void {
  const containers = allNodes(root).filter((node) => node.kind !== 'text');
  if (containers.length === 0) return;
  const node = random.pick(containers);
  if (node.kind === 'object') changeObject(node.members, random);
  else if (node.kind === 'array') changeArray(node.items, random);
}

function changeObject(members: { key: string; value: JsonNode }[], random: Random): void {
  const at = random.below(members.length);
  const member = members[at];
  const kind = random.below(10);
  if (!member || kind === 0) {
    members.push({ key: hostileString(random), value: hostile(random) });
  } else if (kind === 1) {
    members.splice(at, 1);
  } else if (kind === 2) {
    member.key = random.happens(0.5) ? hostileString(random) : slip(member.key, random);
  } else if (kind === 3) {
    members.push({ key: member.key, value: random.happens(0.5) ? member.value : hostile(random) });
  } else if (kind === 4) {
    member.value = random.pick(members).value;
  } else if (kind === 5) {
    member.value = nudge(member.value, random);
  } else {
    member.value = hostile(random);
  }
}

function changeArray(items: JsonNode[], random: Random): void {
  const at = random.below(items.length);
  const item = items[at];
  const kind = random.below(4);
  if (!item || kind === 0) items.splice(at, 0, hostile(random));
  else if (kind === 1) items.splice(at, 1);
  else if (kind === 2) items[at] = nudge(item, random);
  else items[at] = hostile(random);
}

/** A number of another size, a string with a slip in it; anything else stays. */
function nudge(node: JsonNode, random: Random): JsonNode {
  if (node.kind !== 'text') return node;
  const value: unknown = JSON.parse(node.text.startsWith('[') || node.text.startsWith('{') ? '0' : node.text);
  if (typeof value === 'string') return { kind: 'text', text: JSON.stringify(slip(value, random)) };
  if (typeof value !== 'number') return node;
  const factor = random.pick([-1, 0.5, 2, 10, 32, 1000, 1_000_000]);
  return { kind: 'text', text: String(value * factor + random.pick([0, 0, 1, -1])) };
}

function slip(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const inserted = random.happens(0.5) ? String.fromCharCode(random.below(0x180)) : '';
  return text.slice(0, at) + inserted + text.slice(at + random.below(2));
}

function hostile(random: Random): JsonNode {
  return { kind: 'text', text: hostileJson(random) };
}

function wrap(text: string, random: Random): string {
  if (random.happens(0.95)) return text;
  return random.pick([`\uFEFF${text}`, `${text}${text}`, `[${text}]`, `${text}\0`, `\n\t ${text} \r\n`, '']);
}
