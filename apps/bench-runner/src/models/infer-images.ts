import { type EngineOptions, InferenceEngine, type InferOptions } from '@framegate/inference-engine';
import { ModelRegistry } from '@framegate/model-registry';
import type { GlobalOptions } from '../commands/command.js';
import type { InferCommandOptions } from '../commands/infer.js';
import { parseImageSize } from '../options/image-size.js';
import { promptOf } from '../options/prompt.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { type Outcome, outcomeRecord, outcomeText } from '../output/describe-outcome.js';
import { describeError } from '../output/fail-with.js';
import { UsageError } from '../usage-error.js';
import { modelFiles } from './model-files.js';
import { overridesOf } from './overrides.js';

type Options = GlobalOptions & InferCommandOptions;

/** Prints what the model finds in each image. An image that cannot be used costs its own entry alone, and exit code 1. */
export async function inferImages(options: Options): Promise<void> {
  const request = inferOptions(options);
  await using engine = await InferenceEngine.open(await engineOptions(options));
  refuseForeign(request, engine.info, options.model);
  const outcomes: Outcome[] = [];
  for (const image of options.images) {
    const outcome = await inferOne(engine, image, request);
    if ('error' in outcome) process.exitCode = 1;
    if (!options.json) process.stdout.write(outcomeText(outcome));
    outcomes.push(outcome);
  }
  if (options.json) process.stdout.write(`${JSON.stringify(outcomes.map(outcomeRecord), undefined, 2)}\n`);
}

function inferOptions(options: Options): InferOptions {
  const { threshold } = options;
  const prompt = promptOf(options);
  return { ...(threshold !== undefined && { threshold }), ...(prompt !== undefined && { prompt }) };
}

async function engineOptions(options: Options): Promise<EngineOptions> {
  const family = options.family === undefined ? {} : { family: options.family };
  const files = await modelFiles(options.model);
  if (files) {
    if (options.weights !== undefined) {
      throw new UsageError(
        `--weights: ${options.model} has its weights inside; name a model of the workspace instead`,
      );
    }
    const imageSize = options.imageSize === undefined ? {} : { imageSize: parseImageSize(options.imageSize) };
    return { model: files, ...family, ...imageSize };
  }
  const registry = new ModelRegistry({ root: workspaceRoot(options.root) });
  const resolved = await registry.resolve(options.model, overridesOf(options));
  return { model: resolved.artifact.files.map(({ path }) => path), family: resolved.family, ...family };
}

/** An option that the model has no use for would silently change nothing. */
function refuseForeign(
  { prompt, threshold }: InferOptions,
  { task }: InferenceEngine['info'],
  model: string,
): void {
  if (prompt !== undefined && task === 'detect') {
    throw new UsageError(`--point, --box: ${model} finds objects by itself and answers no prompts`);
  }
  if (threshold !== undefined && task === 'segment') {
    throw new UsageError(`--threshold: ${model} answers prompts with masks, which are all kept`);
  }
}

async function inferOne(engine: InferenceEngine, image: string, request: InferOptions): Promise<Outcome> {
  try {
    return { image, ...(await engine.infer(image, request)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    return { image, error: { code, message: describeError(error) } };
  }
}
