import type { ListedModel } from '../models/listed-model.js';
import { modelTable } from './model-table.js';

const model: ListedModel = {
  variant: 'sam2-base-plus',
  family: 'sam2',
  size_class: 'large',
  parameters: 80_849_999,
  gflops: 650.44,
  networks: [],
  published: { parameters: 80_800_000, gflops: null },
  image_size: [1024, 1024],
  batch: 1,
  precision: 'fp32',
  weights: 'synthetic',
  weights_licence: 'Apache-2.0',
};

describe('the table of models', () => {
  it('has the published figures beside the counted ones, and a dash for what nobody published', () => {
    expect(modelTable([model])).toBe(
      'model           params M  published  GFLOPs  published  input      licence\n' +
        'sam2-base-plus      80.8       80.8   650.4          -  1024x1024  Apache-2.0\n',
    );
  });
});
