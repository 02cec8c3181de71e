import { ModelOutputError, ModelRunError } from '../errors/model-errors.js';
import { PromptError } from '../errors/request-errors.js';

/** What a family throws while it fits an image, as the error of that image. */
export function explainRun<T>(model: string, image: string, work: () => T): T {
  return explain(work, (cause) => new ModelRunError(`${model} on ${image}: ${cause.message}`, { cause }));
}

/** What a family throws while it reads outputs, as the error of that image. */
export function explainOutput<T>(model: string, image: string, work: () => T): T {
  return explain(work, (cause) => new ModelOutputError(`${model} on ${image}: ${cause.message}`, { cause }));
}

/** A prompt that makes no sense is the caller's fault; anything else that the family throws is not. */
export function explainPrompt<T>(model: string, image: string, work: () => T): T {
  return explain(work, (cause) =>
    cause instanceof RangeError
      ? new PromptError(`Prompt for ${image}: ${cause.message}`, { cause })
      : new ModelRunError(`${model} on ${image}: ${cause.message}`, { cause }),
  );
}

function explain<T>(work: () => T, toError: (cause: Error) => Error): T {
  try {
    return work();
  } catch (cause) {
    throw toError(cause as Error);
  }
}
