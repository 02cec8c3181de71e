/** The same graph, whose values have other names: `names` says what becomes what. */
export function renamed(graph, names) {
  const nameOf = (name) => names[name] ?? name;
  const rename = (value) => ({ ...value, name: nameOf(value.name) });
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map(nameOf),
      outputs: node.outputs.map(nameOf),
    })),
    inputs: graph.inputs.map(rename),
    outputs: graph.outputs.map(rename),
    values: new Map([...graph.values.values()].map((value) => [nameOf(value.name), rename(value)])),
  };
}
