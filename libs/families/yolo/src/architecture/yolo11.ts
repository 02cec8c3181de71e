import type { LayerTable } from './layer-table.js';

/** Backbone (0–10) and neck (11–22); the head is layer 23. */
export const yolo11: LayerTable = {
  layers: [
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
  ],
  detectionLayers: [
    { layer: 16, stride: 8 },
    { layer: 19, stride: 16 },
    { layer: 22, stride: 32 },
  ],
};
