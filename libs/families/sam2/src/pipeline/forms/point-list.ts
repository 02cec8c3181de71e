import type { NetworkPrompt } from '../prompt/network-prompt.js';

/** Labels of the published prompt encoder beside 0 and 1. */
const padding = -1;
const topLeft = 2;
const bottomRight = 3;

export interface PointList {
  /** x, y, x, y… */
  readonly coordinates: Float32Array;
  readonly labels: readonly number[];
}

/**
 * A prompt's box as two points, then its points, then padding up to as many as the export takes. Where that leaves
 * none, as for a mask alone, one of padding goes in: what the published video predictor does too.
 * @throws {RangeError} when there are more than the export takes.
 */
export function pointList({ points, box }: NetworkPrompt, room: number | undefined): PointList {
  const corners = box && [
    { x: box[0], y: box[1], label: topLeft },
    { x: box[2], y: box[3], label: bottomRight },
  ];
  const all: { x: number; y: number; label: number }[] = [...(corners ?? []), ...points];
  if (room !== undefined && all.length > room) {
    throw new RangeError(
      `The model was exported for ${room} points, of which a box takes two; the prompt has ${all.length}.`,
    );
  }
  while (all.length < (room ?? 1)) all.push({ x: 0, y: 0, label: padding });
  return {
    coordinates: Float32Array.from(all.flatMap(({ x, y }) => [x, y])),
    labels: all.map(({ label }) => label),
  };
}
