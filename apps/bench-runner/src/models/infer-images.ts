import { type EngineOptions, InferenceEngine, type InferenceResult } from '@framegate/inference-engine';
import { ModelRegistry } from '@framegate/model-registry';
import type { GlobalOptions } from '../commands/command.js';
import type { InferOptions } from '../commands/infer.js';
import { parseImageSize } from '../options/image-size.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { describeError } from '../output/fail-with.js';
import { formatTable } from '../output/format-table.js';
import { UsageError } from '../usage-error.js';
import { overridesOf } from './overrides.js';

type Outcome = { readonly image: string } & (
  | InferenceResult
  | { readonly error: { code: string; message: string } }
);

/** Prints what the model finds in each image. An image that cannot be used costs its own entry alone, and exit code 1. */
export async function inferImages(options: GlobalOptions & InferOptions): Promise<void> {
  await using engine = await InferenceEngine.open(await engineOptions(options));
  const outcomes: Outcome[] = [];
  for (const image of options.images) {
    const outcome = await inferOne(engine, image, options);
    if ('error' in outcome) process.exitCode = 1;
    if (!options.json) process.stdout.write(asText(outcome));
    outcomes.push(outcome);
  }
  if (options.json) process.stdout.write(`${JSON.stringify(outcomes, undefined, 2)}\n`);
}

async function engineOptions(options: GlobalOptions & InferOptions): Promise<EngineOptions> {
  const family = options.family === undefined ? {} : { family: options.family };
  if (options.model.endsWith('.onnx')) {
    if (options.weights !== undefined) {
      throw new UsageError(
        `--weights: ${options.model} has its weights inside; name a model of the workspace instead`,
      );
    }
    const imageSize = options.imageSize === undefined ? {} : { imageSize: parseImageSize(options.imageSize) };
    return { model: options.model, ...family, ...imageSize };
  }
  const registry = new ModelRegistry({ root: workspaceRoot(options.root) });
  const resolved = await registry.resolve(options.model, overridesOf(options));
  return { model: resolved.artifact.path, family: resolved.family, ...family };
}

async function inferOne(
  engine: InferenceEngine,
  image: string,
  { threshold }: InferOptions,
): Promise<Outcome> {
  try {
    return { image, ...(await engine.infer(image, threshold === undefined ? {} : { threshold })) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    return { image, error: { code, message: describeError(error) } };
  }
}

function asText(outcome: Outcome): string {
  if ('error' in outcome) return `${outcome.image}: ${outcome.error.message}\n`;
  const { image, width, height, detections, timings } = outcome;
  const count = `${detections.length} detection${detections.length === 1 ? '' : 's'}`;
  const heading = `${image} (${width}x${height}): ${count} in ${timings.total.toFixed(1)} ms\n`;
  if (detections.length === 0) return heading;
  const rows = detections.map(({ label, score, box }) => [
    `  ${label}`,
    score.toFixed(3),
    ...box.map((edge) => Number(edge.toFixed(1))),
  ]);
  return heading + formatTable(['  label', 'score', 'x1', 'y1', 'x2', 'y2'], rows);
}
