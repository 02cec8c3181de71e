import { mutateProtobuf } from '../mutation/mutate-protobuf.js';
import { modelFiles } from '../seeds/model-files.js';
import type { Target } from './target.js';

/** What all that reads ONNX files is given. */
export const damagedModels: Pick<Target, 'seeds' | 'mutate'> = {
  seeds: () => modelFiles(),
  mutate: ({ bytes }, random, seeds) =>
    mutateProtobuf(
      bytes,
      random,
      seeds.map((seed) => seed.bytes),
    ),
};
