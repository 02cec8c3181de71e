import type { TunedSettings } from '@framegate/inference-engine';

/** The same with one thing of the session otherwise. Less optimisation than `extended` costs every network time. */
export function sessionVariants(base: TunedSettings): TunedSettings[] {
  const { session } = base;
  const levels = (['extended', 'layout', 'all'] as const).filter(
    (level) => level !== session.graphOptimization,
  );
  return [
    ...levels.map((graphOptimization) => ({ ...session, graphOptimization })),
    { ...session, memoryPattern: !session.memoryPattern },
    { ...session, memoryArena: !session.memoryArena },
  ].map((changed) => ({ ...base, session: changed }));
}
