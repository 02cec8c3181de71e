/** Opens one model and infers for a while; tells the medians of its stages and the most memory the process had. */
import { performance } from 'node:perf_hooks';
import { InferenceEngine } from '@framegate/inference-engine';
import { peakResidentBytes } from '@framegate/memory-monitor';
import { generateImages } from '@framegate/perf-suite';

const longestMs = 10_000;
const mostRuns = 50;

const images = await generateImages();
const engine = await InferenceEngine.open({ model: process.argv.slice(2) });
await engine.infer(images[0].bytes);
const runs = [];
const start = performance.now();
while (runs.length < 3 || (runs.length < mostRuns && performance.now() - start < longestMs)) {
  const { timings } = await engine.infer(images[runs.length % images.length].bytes);
  runs.push(timings);
}
await engine.close();
process.send({
  loadMs: engine.info.loadMs,
  inference: median('inference'),
  preprocess: median('preprocess'),
  postprocess: median('postprocess'),
  peakBytes: peakResidentBytes(),
});
process.disconnect();

function median(stage) {
  const sorted = runs.map((timings) => timings[stage]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
