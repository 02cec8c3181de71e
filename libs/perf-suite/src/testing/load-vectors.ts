import { readFileSync } from 'node:fs';

interface Description {
  readonly mean: number;
  readonly max: number;
  readonly quantiles: readonly [q: number, value: number][];
}

export interface LoadVectors {
  readonly words: { readonly seed: number; readonly values: number[] };
  readonly uniforms: { readonly seed: number; readonly values: number[] };
  readonly uniformity_p: number;
  readonly exponentiality_p: number;
  readonly arrivals: { readonly rate: number; readonly seed: number; readonly values: number[] };
  readonly services: Readonly<Record<'constant' | 'bimodal' | 'stalling', Description>>;
  readonly ends: Readonly<Record<string, number>>;
  readonly peak: { readonly service_ms: number; readonly target_ms: number; readonly per_second: number };
}

/** What python computes of the same loads, see load/fixtures. */
export const loadVectors = JSON.parse(
  readFileSync(new URL('../load/fixtures/load-vectors.json', import.meta.url), 'utf8'),
) as LoadVectors;
