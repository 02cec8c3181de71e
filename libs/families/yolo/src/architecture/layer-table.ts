import { concat, type Tensor, upsampleNearest } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { a2c2f } from '../blocks/a2c2f.js';
import { c2psa } from '../blocks/c2psa.js';
import { c3k2 } from '../blocks/c3k2.js';
import { convBlock } from '../blocks/conv-block.js';
import { sppf } from '../blocks/sppf.js';
import { alwaysUsesC3k, attentionStyle, type Scale, scaleChannels, scaleRepeats } from '../variants/scale.js';
import { type DetectionLevel, detectHead } from './detect-head.js';

/** One line of a generation's layer table, before scaling. A layer reads the one before it, `Concat` another one too. */
export type Layer =
  | { readonly module: 'Conv'; readonly channels: number }
  | {
      readonly module: 'C3k2';
      readonly channels: number;
      readonly usesC3k: boolean;
      readonly expansion?: number;
    }
  | {
      readonly module: 'A2C2f';
      readonly channels: number;
      readonly repeats?: number;
      /** Runs of positions that attend within themselves; C3k blocks instead of attention where there are none. */
      readonly areas?: number;
    }
  | { readonly module: 'SPPF'; readonly channels: number }
  | { readonly module: 'C2PSA' }
  | { readonly module: 'Upsample' }
  | { readonly module: 'Concat'; readonly with: number };

/** A generation's network; the head that follows `layers` has the next number. */
export interface LayerTable {
  readonly layers: readonly Layer[];
  /** What objects are detected on, finest first. */
  readonly detectionLayers: readonly { readonly layer: number; readonly stride: number }[];
}

/** Of every module with inner blocks, unless its line says otherwise. */
const usualRepeats = 2;

/** The output of every layer for images [B, 3, H, W], the detections [B, 4 + classes, anchors] last. */
export function buildLayers(
  network: Network,
  { layers, detectionLayers }: LayerTable,
  images: Tensor,
  scale: Scale,
  classes: number,
): Tensor[] {
  const outputs: Tensor[] = [];
  layers.forEach((layer, index) => outputs.push(buildLayer(network, layer, index, outputs, images, scale)));
  const levels = detectionLayers.map(
    ({ layer, stride }): DetectionLevel => ({ features: outputs[layer]!, stride }),
  );
  return [...outputs, detectHead(network, `model.${layers.length}`, levels, classes)];
}

function buildLayer(
  network: Network,
  layer: Layer,
  index: number,
  outputs: readonly Tensor[],
  images: Tensor,
  scale: Scale,
): Tensor {
  const path = `model.${index}`;
  const x = outputs.at(-1) ?? images;
  switch (layer.module) {
    case 'Conv':
      return convBlock(network, path, x, {
        outChannels: scaleChannels(layer.channels, scale),
        kernel: 3,
        stride: 2,
      });
    case 'C3k2':
      return c3k2(network, path, x, {
        outChannels: scaleChannels(layer.channels, scale),
        repeats: scaleRepeats(usualRepeats, scale),
        usesC3k: layer.usesC3k || alwaysUsesC3k(scale),
        expansion: layer.expansion ?? 0.5,
      });
    case 'A2C2f':
      return a2c2f(network, path, x, {
        outChannels: scaleChannels(layer.channels, scale),
        repeats: scaleRepeats(layer.repeats ?? usualRepeats, scale),
        attention: layer.areas === undefined ? undefined : { areas: layer.areas, ...attentionStyle(scale) },
      });
    case 'SPPF':
      return sppf(network, path, x, scaleChannels(layer.channels, scale));
    case 'C2PSA':
      return c2psa(network, path, x, scaleRepeats(usualRepeats, scale));
    case 'Upsample':
      return network.at(path, () => upsampleNearest(x, 2));
    case 'Concat':
      return network.at(path, () => concat([x, outputs[layer.with]!], 1));
  }
}
