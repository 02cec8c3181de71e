import { concat, type Tensor, upsampleNearest } from '@framegate/model-graph';
import { c2psa } from '../blocks/c2psa.js';
import { c3k2 } from '../blocks/c3k2.js';
import { convBlock } from '../blocks/conv-block.js';
import { sppf } from '../blocks/sppf.js';
import { alwaysUsesC3k, type Scale, scaleChannels, scaleRepeats } from '../variants/scale.js';
import { detectHead } from './detect-head.js';
import type { Network } from './network.js';

/** One line of the layer table. `from` names layers by number; without it a layer reads the one before. */
type Layer =
  | { readonly module: 'Conv'; readonly channels: number }
  | {
      readonly module: 'C3k2';
      readonly channels: number;
      readonly usesC3k: boolean;
      readonly expansion?: number;
    }
  | { readonly module: 'SPPF'; readonly channels: number }
  | { readonly module: 'C2PSA' }
  | { readonly module: 'Upsample' }
  | { readonly module: 'Concat'; readonly with: number };

/** Backbone (0–10) and head (11–22) before scaling. */
const layers: readonly Layer[] = [
  { module: 'Conv', channels: 64 },
  { module: 'Conv', channels: 128 },
  { module: 'C3k2', channels: 256, usesC3k: false, expansion: 0.25 },
  { module: 'Conv', channels: 256 },
  { module: 'C3k2', channels: 512, usesC3k: false, expansion: 0.25 },
  { module: 'Conv', channels: 512 },
  { module: 'C3k2', channels: 512, usesC3k: true },
  { module: 'Conv', channels: 1024 },
  { module: 'C3k2', channels: 1024, usesC3k: true },
  { module: 'SPPF', channels: 1024 },
  { module: 'C2PSA' },
  { module: 'Upsample' },
  { module: 'Concat', with: 6 },
  { module: 'C3k2', channels: 512, usesC3k: false },
  { module: 'Upsample' },
  { module: 'Concat', with: 4 },
  { module: 'C3k2', channels: 256, usesC3k: false },
  { module: 'Conv', channels: 256 },
  { module: 'Concat', with: 13 },
  { module: 'C3k2', channels: 512, usesC3k: false },
  { module: 'Conv', channels: 512 },
  { module: 'Concat', with: 10 },
  { module: 'C3k2', channels: 1024, usesC3k: true },
];

/** Every multi-block module of the table repeats twice before scaling. */
const repeatsBeforeScaling = 2;

/** Layers that objects are detected on, with their strides; the head itself is layer 23. */
const detectionLayers = [
  { layer: 16, stride: 8 },
  { layer: 19, stride: 16 },
  { layer: 22, stride: 32 },
] as const;

/** The output of every layer for images [B, 3, H, W], the detections [B, 4 + classes, anchors] last. */
export function yolo11(network: Network, images: Tensor, scale: Scale, classes: number): Tensor[] {
  const outputs: Tensor[] = [];
  layers.forEach((layer, index) => outputs.push(buildLayer(network, layer, index, outputs, images, scale)));
  const levels = detectionLayers.map(({ layer, stride }) => ({ features: outputs[layer]!, stride }));
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
  const repeats = scaleRepeats(repeatsBeforeScaling, scale);
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
        repeats,
        usesC3k: layer.usesC3k || alwaysUsesC3k(scale),
        expansion: layer.expansion ?? 0.5,
      });
    case 'SPPF':
      return sppf(network, path, x, scaleChannels(layer.channels, scale));
    case 'C2PSA':
      return c2psa(network, path, x, repeats);
    case 'Upsample':
      return network.at(path, () => upsampleNearest(x, 2));
    case 'Concat':
      return network.at(path, () => concat([x, outputs[layer.with]!], 1));
  }
}
