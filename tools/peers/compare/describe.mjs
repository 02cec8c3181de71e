/** What was measured of one model, for people. */
export function describe(variant, { threads, runs, found, parts }) {
  const [plain, photo] = found;
  return [
    `${variant}, ${threads} threads, ${runs} runs of each side`,
    row('', 'framegate', 'transformers.js', 'ratio'),
    ...parts.map(({ part, ours, theirs, ratio, from, to }) => {
      const range = `${ratio.toFixed(2)}  (${from.toFixed(2)} to ${to.toFixed(2)})`;
      return row(part, `${ours.toFixed(1)} ms`, `${theirs.toFixed(1)} ms`, range);
    }),
    `  ${sizeOf(plain)}, nothing to resize: ${plain.ours} and ${plain.theirs} found, ${plain.same} the same`,
    `  ${sizeOf(photo)}: ${photo.ours} and ${photo.theirs} found`,
  ].join('\n');
}

function row(part, ours, theirs, ratio) {
  return `  ${part.padEnd(14)}${ours.padStart(11)}${theirs.padStart(17)}   ${ratio}`;
}

function sizeOf({ picture: { width, height } }) {
  return `${width}x${height}`;
}
