import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkerKiller } from '../faults/worker-killer.js';
import { makeBadImages } from '../images/bad-images.js';
import { makeTestImages } from '../images/test-images.js';
import { judgeOutcome } from '../judging/judge-outcome.js';
import { LoopWatch } from '../readings/loop-watch.js';
import { MemoryWatch } from '../readings/memory-watch.js';
import type { SoakReport } from '../report/soak-report.js';
import { Tally } from '../report/tally.js';
import { planRequest } from '../requests/plan-request.js';
import { sendRequest } from '../requests/send-request.js';
import { endDeployment } from './end-deployment.js';
import { inLanes } from './in-lanes.js';
import { type OpenDeployment, openDeployment } from './open-deployment.js';
import type { SoakOptions } from './soak-options.js';

/** Images of which a model that answers prompts is asked: each takes seconds. */
const promptedImages = 2;

/** Opens all models, sends all requests, does to them what their seed says, and judges every end. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  try {
    const images = await makeTestImages(options.seed, options.images, folder);
    const open: OpenDeployment[] = [];
    for (const deployment of options.deployments) {
      options.onProgress?.(`opening ${deployment.name}`);
      const own = deployment.family === 'sam2' ? images.slice(0, promptedImages) : images;
      open.push(await openDeployment(deployment, own, folder));
    }
    return await soak(open, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function soak(open: readonly OpenDeployment[], options: SoakOptions): Promise<SoakReport> {
  const { requests, seed, killEvery, onProgress } = options;
  const badImages = await makeBadImages();
  const setting = {
    seed,
    badImages: badImages.length,
    deployments: open.map(({ deployment: { weight }, questions, aloneMs, engine }) => ({
      weight,
      images: questions.length,
      aloneMs,
      isPrompted: engine.info.task === 'segment',
    })),
  };
  const killer = new WorkerKiller(
    open.filter(({ deployment }) => deployment.isKilled),
    { seed, every: killEvery },
  );
  const tally = new Tally(requests, open.length);
  const loop = new LoopWatch();
  const watched = open
    .filter(({ deployment }) => deployment.isWatched)
    .flatMap(({ engine }) => engine.stats.processes);
  const memory = new MemoryWatch(requests, watched, loop);
  const complaints: string[] = [];
  const begun = performance.now();
  let ended = 0;
  loop.start();
  try {
    await inLanes(requests, options, async (index) => {
      const plan = planRequest(index, setting);
      const target = open[plan.deployment]!;
      killer.perhapsKill(index);
      const outcome = await sendRequest(plan, target, badImages);
      const expected = plan.images.map((image) => target.questions[image]!.expected);
      tally.add(index, plan.deployment, judgeOutcome(plan, outcome, { ...target, badImages, expected }));
      memory.count();
      ended++;
      if (ended % 1000 === 0) onProgress?.(`${ended} of ${requests} requests have ended`);
    });
  } catch (error) {
    complaints.push((error as Error).message);
  }
  const seconds = (performance.now() - begun) / 1000;
  const delays = loop.stop();
  const trends = memory.trends();
  complaints.push(
    ...tally.complaints,
    ...tally.notOnce(),
    ...trends.filter(({ verdict }) => verdict === 'grows').map(({ name }) => `${name} grows`),
  );
  const deployments = open.map(({ deployment: { name }, engine, killed }, at) => {
    const endings = tally.endingsOf(at);
    const asked = [...endings.values()].reduce((sum, count) => sum + count, 0);
    return { name, requests: asked, endings, killed: killed.count, restarts: engine.stats.restarts };
  });
  for (const each of open) complaints.push(...(await endDeployment(each)));
  return { seed, requests, seconds, deployments, loop: delays, memory: trends, complaints };
}
