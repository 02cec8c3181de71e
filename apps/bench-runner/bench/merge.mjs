/** How long merging takes: `npm run bench:merge -- [REPORTS]`, 1,000 of one model and 900 samples unless said otherwise. */
/* global performance */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { mergeFiles, readReport, writeReport } from '@framegate/perf-suite';

const count = Number(process.argv[2] ?? 1000);
const samplesOfScenario = 150;
const fixture = new URL(
  '../../../libs/perf-suite/src/report/fixtures/report-version-1.json',
  import.meta.url,
);
const template = await readReport(fileURLToPath(fixture));
const [model] = Object.values(template.results_by_model);

/** The samples of the template, again and again. */
function lengthened(scenario) {
  const { samples } = scenario;
  if (samples.length === 0) return scenario;
  const longer = Array.from({ length: samplesOfScenario }, (_, index) => samples[index % samples.length]);
  return { ...scenario, samples: longer };
}

const scenarios = Object.fromEntries(
  Object.entries(model.scenarios).map(([name, scenario]) => [name, lengthened(scenario)]),
);

function shard(index) {
  const variant = `model-${index}`;
  const models = [{ variant, estimate_ms: 1000, scenarios: [] }];
  const plan = { estimate_ms: 1000, budget_ms: null, models, dropped: [], shard: { index, count } };
  return { ...template, plan, results_by_model: { [variant]: { ...model, variant, scenarios } } };
}

const folder = await mkdtemp(join(tmpdir(), 'bench-merge-'));
try {
  const paths = [];
  for (let index = 1; index <= count; index++) {
    paths.push(join(folder, `${index}.json`));
    await writeFile(paths.at(-1), JSON.stringify(shard(index)));
  }
  const { size } = await stat(paths[0]);
  const start = performance.now();
  const merged = await mergeFiles(paths);
  const read = performance.now();
  await writeReport(merged, join(folder, 'merged.json'));
  const end = performance.now();
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  console.log(
    `${count} reports of ${(size / 1e3).toFixed(0)} kB, ${Object.keys(merged.results_by_model).length} models`,
  );
  console.log(`read, checked and merged in ${seconds(read - start)}, written in ${seconds(end - read)}`);
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
} finally {
  await rm(folder, { recursive: true });
}
