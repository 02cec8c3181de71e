/** A value of a JSON document, where the text of a part may be anything, and an object may have a key twice. */
export type JsonNode =
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'array'; items: JsonNode[] }
  | { readonly kind: 'object'; members: { key: string; value: JsonNode }[] };

export function toJsonNode(value: unknown): JsonNode {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(toJsonNode) };
  if (typeof value !== 'object' || value === null) return { kind: 'text', text: JSON.stringify(value) };
  const members = Object.entries(value).map(([key, member]) => ({ key, value: toJsonNode(member) }));
  return { kind: 'object', members };
}

export function toJsonText(node: JsonNode): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'array') return `[${node.items.map(toJsonText).join()}]`;
  return `{${node.members.map(({ key, value }) => `${JSON.stringify(key)}:${toJsonText(value)}`).join()}}`;
}

/** The node itself and all that are in it. */
export function allNodes(node: JsonNode): JsonNode[] {
  if (node.kind === 'text') return [node];
  const inside = node.kind === 'array' ? node.items : node.members.map(({ value }) => value);
  return [node, ...inside.flatMap(allNodes)];
}
