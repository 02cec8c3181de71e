import { artifacts } from './artifacts.js';
import { engine } from './engine.js';
import { images } from './images.js';
import { manifests } from './manifests.js';
import { onnx } from './onnx.js';
import { safetensors } from './safetensors.js';
import type { Target } from './target.js';

export const targets: readonly Target[] = [images, safetensors, onnx, engine, manifests, artifacts];

/** @throws {RangeError} listing those there are. */
export function findTarget(name: string): Target {
  const target = targets.find((candidate) => candidate.name === name);
  if (target) return target;
  const known = targets.map((candidate) => candidate.name).join(', ');
  throw new RangeError(`Expected a target (${known}), got "${name}"`);
}
