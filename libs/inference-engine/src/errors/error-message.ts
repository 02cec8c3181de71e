import { ImageError, type ImageErrorCode } from './image-error.js';
import { ModelLoadError, ModelOutputError, ModelRunError } from './model-errors.js';
import { ProviderUnavailableError } from './provider-unavailable-error.js';
import { PromptError } from './request-errors.js';

/** An error on its way from a worker: structured clone would keep neither its class nor its code. */
export interface ErrorMessage {
  readonly code:
    | ImageErrorCode
    | 'MODEL_LOAD'
    | 'MODEL_RUN'
    | 'MODEL_OUTPUT'
    | 'PROMPT_INVALID'
    | 'PROVIDER_UNAVAILABLE';
  readonly message: string;
  readonly cause: unknown;
}

const passedOn = [
  ImageError,
  ModelLoadError,
  ModelRunError,
  ModelOutputError,
  PromptError,
  ProviderUnavailableError,
];

/** `undefined` for errors that no request explains: those are crashes. */
export function toErrorMessage(error: unknown): ErrorMessage | undefined {
  if (!passedOn.some((type) => error instanceof type)) return undefined;
  const { code, message, cause } = error as ImageError;
  return { code, message, cause: cause instanceof Error ? cause : undefined };
}

export function fromErrorMessage({ code, message, cause }: ErrorMessage): Error {
  const options = cause === undefined ? undefined : { cause };
  switch (code) {
    case 'MODEL_LOAD':
      return new ModelLoadError(message, options);
    case 'MODEL_RUN':
      return new ModelRunError(message, options);
    case 'MODEL_OUTPUT':
      return new ModelOutputError(message, options);
    case 'PROMPT_INVALID':
      return new PromptError(message, options);
    case 'PROVIDER_UNAVAILABLE':
      return new ProviderUnavailableError(message, options);
    case 'IMAGE_INVALID':
    case 'IMAGE_UNREADABLE':
    case 'IMAGE_CORRUPT':
    case 'IMAGE_TOO_LARGE':
      return new ImageError(code, message, options);
  }
}
