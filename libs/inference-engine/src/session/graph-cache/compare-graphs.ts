import type { InferenceSession } from 'onnxruntime-node';
import { openSession, type SessionContext } from '../open-session.js';
import { sampleInputs } from '../sample-inputs.js';
import { toFeeds } from '../tensors.js';

type Outputs = InferenceSession.ReturnType;

const seed = 1;

/**
 * Why the graph at `cached` must not stand in for the model: the first output that is not the same to the last bit
 * on the same made-up inputs. `undefined` where all are. The two are never in memory at the same time.
 */
export async function findDifference(
  model: string,
  cached: string,
  context: SessionContext,
): Promise<string | undefined> {
  const expected = await runSamples(model, context);
  const got = await runSamples(cached, asSaved(context));
  for (const [at, outputs] of expected.entries()) {
    for (const [name, value] of Object.entries(outputs)) {
      if (!isSame(value, got[at]?.[name])) return `output \`${name}\` of the cached graph is not the model's`;
    }
  }
  return undefined;
}

/** A saved graph has been optimised. */
export function asSaved(context: SessionContext): SessionContext {
  return { ...context, settings: { ...context.settings, graphOptimization: 'disabled' } };
}

async function runSamples(path: string, context: SessionContext): Promise<Outputs[]> {
  const { guard, known } = context;
  const { session } = await openSession(path, context);
  try {
    const answers: Outputs[] = [];
    for (const openAxis of openAxes(session.inputMetadata, context)) {
      const feeds = toFeeds(sampleInputs(session.inputMetadata, known, { seed, openAxis }));
      answers.push(await guard.during(() => session.run(feeds)));
    }
    return answers;
  } finally {
    await guard.during(() => session.release());
  }
}

/** A graph may do otherwise with one prompt point than with several. */
function openAxes(
  inputs: readonly InferenceSession.ValueMetadata[],
  { known }: SessionContext,
): readonly number[] {
  const isOpen = inputs.some(
    (input) => input.isTensor && !known[input.name] && input.shape.some((side) => typeof side !== 'number'),
  );
  return isOpen ? [1, 2] : [1];
}

function isSame(one: Outputs[string], other: Outputs[string] | undefined): boolean {
  return (
    other !== undefined &&
    one.type === other.type &&
    one.dims.join() === other.dims.join() &&
    Buffer.compare(bytesOf(one), bytesOf(other)) === 0
  );
}

function bytesOf({ data }: Outputs[string]): Uint8Array {
  const { buffer, byteOffset, byteLength } = data as Uint8Array;
  return new Uint8Array(buffer, byteOffset, byteLength);
}
