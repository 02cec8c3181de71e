// One opening in a process of its own: what it took, and what memory the process has more of afterwards.
import { readFileSync } from 'node:fs';
import { InferenceEngine } from '@framegate/inference-engine';

const { model, workers, graphCache, inferences } = JSON.parse(process.argv[2]);
const before = readMemory();
const engine = await InferenceEngine.open({ model, workers, ...(graphCache ? { graphCache } : {}) });
const opened = readMemory();
const image = {
  width: 640,
  height: 640,
  data: Uint8Array.from({ length: 640 * 640 * 3 }, (_, at) => at * 7),
};
const inference = [];
for (let index = 0; index < inferences; index++) {
  const { timings } = await engine.infer(image);
  inference.push(timings.inference);
}
const used = readMemory();
process.send({
  state: engine.info.graphCache?.map(({ state }) => state).join(' '),
  loadMs: engine.info.loadMs,
  opened: { own: opened.own - before.own, all: opened.all - before.all },
  used: { own: used.own - before.own, all: used.all - before.all },
  firstMs: inference[0],
  laterMs: inference.slice(1).sort((one, other) => one - other)[(inference.length - 1) >> 1],
});
await engine.close();
process.disconnect();

/** In bytes. `own` can be nobody else's; `all` has in it the part of shared pages that falls to this process. */
function readMemory() {
  const kilobytes = (path, name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(path, 'utf8'))[1]);
  return {
    own: kilobytes('/proc/self/status', 'RssAnon') * 1024,
    all: kilobytes('/proc/self/smaps_rollup', 'Pss') * 1024,
  };
}
