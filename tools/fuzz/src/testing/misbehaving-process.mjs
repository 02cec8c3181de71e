/* global Buffer */
// Speaks like the process that runs cases, and does with each what its number says.
const { first, end, target, folder } = JSON.parse(process.argv[2]);
const tell = (message) => new Promise((resolve) => process.send(message, resolve));
const kept = [];

const behaviours = [
  () => ({ kind: 'ok' }),
  () => ({ kind: 'refused', code: 'REFUSED' }),
  () => ({ kind: 'finding', problem: `a wrong result in ${folder}` }),
  () => process.abort(),
  () => {
    for (;;);
  },
  () => {
    for (;;) kept.push(Buffer.alloc(1e7, kept.length));
  },
  () => {
    throw new Error('not caught');
  },
];

if (target === 'broken') throw new Error('cannot be opened');
await tell({ type: 'ready', residentBytes: process.memoryUsage.rss() });
for (let index = first; index < end; index++) {
  await tell({ type: 'begin', index });
  const outcome = behaviours[index % behaviours.length]();
  await tell({ type: 'end', index, outcome, ms: index, peakBytes: process.memoryUsage.rss() });
}
process.disconnect();
