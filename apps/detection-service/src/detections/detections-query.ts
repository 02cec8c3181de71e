import type { FastifySchemaValidationError } from 'fastify';
import { RequestError } from '../problems/request-error.js';

/** The parameters of a request for detections. */
export interface DetectionsQuery {
  readonly threshold?: number;
  readonly deadlineMs?: number;
}

export const longestDeadlineMs = 60_000;

const properties = {
  threshold: {
    type: 'number',
    minimum: 0,
    maximum: 1,
    description: "Detections that score no higher are left out; the model family's default when left out.",
  },
  deadlineMs: {
    type: 'number',
    exclusiveMinimum: 0,
    maximum: longestDeadlineMs,
    description: 'An answer that takes longer is not waited for.',
  },
};

export const detectionsQuery = { type: 'object', properties, additionalProperties: false };

/** Names the parameter, also one that is unknown, which Ajv's own sentence does not. */
export function queryError([error]: readonly FastifySchemaValidationError[]): RequestError {
  const { instancePath, message, params } = error!;
  const unknown = params['additionalProperty'];
  const sentence =
    typeof unknown === 'string'
      ? `Unknown query parameter ${unknown}: expected ${Object.keys(properties).join(' or ')}.`
      : `Query parameter ${instancePath.slice(1)} ${message}.`;
  return new RequestError(400, 'QUERY_INVALID', sentence);
}
