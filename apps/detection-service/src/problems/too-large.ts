import type { FastifyRequest } from 'fastify';
import { RequestError } from './request-error.js';

/** What Fastify and its multipart parser call an upload above their limit. */
const codes: readonly unknown[] = ['FST_ERR_CTP_BODY_TOO_LARGE', 'FST_REQ_FILE_TOO_LARGE'];

export function isTooLarge(error: unknown): boolean {
  return codes.includes((error as { code?: unknown }).code);
}

/** Says what the limit is, which Fastify does not. */
export function uploadTooLarge({ routeOptions }: FastifyRequest, cause: Error): RequestError {
  const message = `The upload has more than the ${routeOptions.bodyLimit} bytes that are accepted.`;
  return new RequestError(413, 'UPLOAD_TOO_LARGE', message, { cause });
}
