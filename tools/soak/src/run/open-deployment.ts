import { InferenceEngine } from '@framegate/inference-engine';
import { maxPixels } from '../images/bad-images.js';
import type { TestImage } from '../images/test-image.js';
import { KilledWorkers } from '../judging/killed-workers.js';
import { exact, sameFindings, type Tolerance } from '../judging/same-findings.js';
import type { Deployment } from '../models/deployment.js';
import { writeModelFiles } from '../models/write-model-files.js';
import { makeQuestions } from '../requests/make-questions.js';
import type { Question } from '../requests/question.js';

export interface OpenDeployment {
  readonly deployment: Deployment;
  readonly engine: InferenceEngine;
  readonly questions: readonly Question[];
  readonly aloneMs: number;
  readonly tolerance: Tolerance;
  readonly killed: KilledWorkers;
  readonly maxQueue: number;
  /** Deaths that the engine told of and that nobody caused. */
  readonly unexplainedDeaths: readonly string[];
}

/** What another order of additions in a run of several images may change. On x86-64, onnxruntime 1.30 changed no bit. */
const ofBatches: Tolerance = { score: 1e-5, box: 0.01 };
const defaultQueue = 1000;

export async function openDeployment(
  deployment: Deployment,
  images: readonly TestImage[],
  folder: string,
): Promise<OpenDeployment> {
  const { name, options, batch } = deployment;
  const alone = await writeModelFiles({ ...deployment, batch: 1 }, folder);
  const { questions, aloneMs } = await makeQuestions(alone, images);
  const tolerance = batch === 1 ? exact : ofBatches;
  refuseTwins(name, questions, tolerance);
  const killed = new KilledWorkers();
  const unexplainedDeaths: string[] = [];
  const engine = await InferenceEngine.open({
    model: await writeModelFiles(deployment, folder),
    threads: 1,
    maxPixels,
    restarts: { max: 1e6, withinMs: 1000 },
    ...options,
    onEvent: (event) => {
      if (event.type !== 'worker-restarted' || killed.explain(event.reason.message)) return;
      unexplainedDeaths.push(`${name}: ${event.reason.message}`);
    },
  });
  const maxQueue = options.maxQueue ?? defaultQueue;
  return { deployment, engine, questions, aloneMs, tolerance, killed, maxQueue, unexplainedDeaths };
}

/** An answer that two images share would hide that one went to the other's caller. */
function refuseTwins(name: string, questions: readonly Question[], tolerance: Tolerance): void {
  for (const [at, { expected }] of questions.entries()) {
    const twin = questions.findIndex(
      (other, index) => index < at && sameFindings(other.expected, expected, tolerance),
    );
    if (twin !== -1) throw new Error(`${name} answers images ${twin} and ${at} alike; choose others.`);
  }
}
