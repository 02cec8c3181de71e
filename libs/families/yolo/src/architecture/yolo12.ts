import type { LayerTable } from './layer-table.js';

/**
 * Backbone (0–8) and neck (9–20); the head is layer 21. This is the authors' v1.0, which is what official `yolo12*`
 * checkpoints hold; their later "turbo" has other layers under other names.
 */
export const yolo12: LayerTable = {
  layers: [
    { module: 'Conv', channels: 64 },
    { module: 'Conv', channels: 128 },
    { module: 'C3k2', channels: 256, usesC3k: false, expansion: 0.25 },
    { module: 'Conv', channels: 256 },
    { module: 'C3k2', channels: 512, usesC3k: false, expansion: 0.25 },
    { module: 'Conv', channels: 512 },
    { module: 'A2C2f', channels: 512, repeats: 4, areas: 4 },
    { module: 'Conv', channels: 1024 },
    { module: 'A2C2f', channels: 1024, repeats: 4, areas: 1 },
    { module: 'Upsample' },
    { module: 'Concat', with: 6 },
    { module: 'A2C2f', channels: 512 },
    { module: 'Upsample' },
    { module: 'Concat', with: 4 },
    { module: 'A2C2f', channels: 256 },
    { module: 'Conv', channels: 256 },
    { module: 'Concat', with: 11 },
    { module: 'A2C2f', channels: 512 },
    { module: 'Conv', channels: 512 },
    { module: 'Concat', with: 8 },
    { module: 'C3k2', channels: 1024, usesC3k: true },
  ],
  detectionLayers: [
    { layer: 14, stride: 8 },
    { layer: 17, stride: 16 },
    { layer: 20, stride: 32 },
  ],
};
