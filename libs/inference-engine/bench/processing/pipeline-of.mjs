import { loadFamily } from '@framegate/model-family';

/** What a variant's family does around its network, which itself is not needed. */
export async function pipelineOf(familyName, variant) {
  const family = await loadFamily(familyName);
  const { nativeSize: imageSize } = family.variants.find(({ name }) => name === variant);
  const weights = family.syntheticWeights(variant);
  const signatures = family
    .build({ variant, imageSize, batch: 1, weights })
    .map(({ graph: { inputs, outputs, metadata, producer } }) => ({ inputs, outputs, metadata, producer }));
  return family.createPipeline(signatures, {});
}
