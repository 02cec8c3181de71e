import { now } from '../clock.js';
import type { PendingRequest } from './pending-request.js';

/** How requests of different callers share a run of the model. */
export interface Batching<Request> {
  /** Images that a run takes. */
  readonly maxBatch: number;
  /** How long a worker that is free waits for a run to fill, counted from the arrival of its first request. */
  readonly maxDelayMs: number;
  /** Images of a request that may share a run; `undefined` for one that may not. */
  readonly size: (request: Request) => number | undefined;
}

/** A request with a deadline waits for company no longer than this part of it. */
const deadlineShare = 0.1;

export function joinsBatch<Request, Result>(
  batching: Batching<Request> | undefined,
  chosen: readonly PendingRequest<Request, Result>[],
  next: PendingRequest<Request, Result>,
): boolean {
  return batching !== undefined && imagesOf(batching, [...chosen, next]) <= batching.maxBatch;
}

/** Whether no other request can join. */
export function isFullBatch<Request, Result>(
  batching: Batching<Request> | undefined,
  chosen: readonly PendingRequest<Request, Result>[],
): boolean {
  return batching === undefined || imagesOf(batching, chosen) >= batching.maxBatch;
}

/** How long to wait yet for others to join; 0 when the run is full or its first request has waited enough. */
export function batchWaitMs<Request, Result>(
  batching: Batching<Request> | undefined,
  chosen: readonly PendingRequest<Request, Result>[],
): number {
  if (!batching || batching.maxDelayMs === 0 || isFullBatch(batching, chosen)) return 0;
  const dueTimes = chosen.map(
    ({ queuedAt, limits: { deadlineMs = Infinity } }) =>
      queuedAt + Math.min(batching.maxDelayMs, deadlineMs * deadlineShare),
  );
  return Math.max(0, Math.min(...dueTimes) - now());
}

function imagesOf<Request, Result>(
  { size }: Batching<Request>,
  chosen: readonly PendingRequest<Request, Result>[],
): number {
  return chosen.reduce((sum, { request }) => sum + (size(request) ?? Infinity), 0);
}
