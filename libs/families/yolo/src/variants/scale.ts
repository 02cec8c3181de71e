/** The five sizes that every YOLO generation has: how the layer table's repeats and widths are scaled. */
export type ScaleName = 'n' | 's' | 'm' | 'l' | 'x';

export interface Scale {
  readonly name: ScaleName;
  readonly depth: number;
  readonly width: number;
  readonly maxChannels: number;
}

export const scales: Readonly<Record<ScaleName, Scale>> = {
  n: { name: 'n', depth: 0.5, width: 0.25, maxChannels: 1024 },
  s: { name: 's', depth: 0.5, width: 0.5, maxChannels: 1024 },
  m: { name: 'm', depth: 0.5, width: 1, maxChannels: 512 },
  l: { name: 'l', depth: 1, width: 1, maxChannels: 512 },
  x: { name: 'x', depth: 1, width: 1.5, maxChannels: 512 },
};

/** Channels after scaling: capped first, then widened, then rounded up to a multiple of 8. */
export function scaleChannels(channels: number, scale: Scale): number {
  return Math.ceil((Math.min(channels, scale.maxChannels) * scale.width) / 8) * 8;
}

/** Inner blocks of a module after scaling. The tables hold 1, 2 and 4, so no tie is ever rounded. */
export function scaleRepeats(repeats: number, scale: Scale): number {
  return repeats > 1 ? Math.max(Math.round(repeats * scale.depth), 1) : repeats;
}

/** From m upwards every C3k2 is built of C3k blocks, whatever the layer table says. */
export function alwaysUsesC3k(scale: Scale): boolean {
  return scale.name !== 'n' && scale.name !== 's';
}

/** From l upwards attention has a residual connection around it, and narrower perceptrons. */
export function attentionStyle(scale: Scale): { readonly residual: boolean; readonly mlpRatio: number } {
  return scale.name === 'l' || scale.name === 'x'
    ? { residual: true, mlpRatio: 1.2 }
    : { residual: false, mlpRatio: 2 };
}
