import type { ModelFamily } from '@framegate/model-family';
import { gflops, parameterCount } from '@framegate/model-graph';
import type { Manifest } from '@framegate/model-registry';

/** What a model costs, in one of its networks or all. */
interface Cost {
  /** Of the network as it runs, batch normalisation folded. */
  readonly parameters: number;
  /** At the manifest's image size, one image and one prompt of one point. */
  readonly gflops: number;
}

export interface ListedModel extends Cost {
  readonly variant: string;
  readonly family: string;
  readonly size_class: string;
  readonly networks: readonly ({ readonly name: string } & Cost)[];
  /** As the authors publish them; null where they don't. */
  readonly published: { readonly parameters: number | null; readonly gflops: number | null };
  readonly image_size: readonly [height: number, width: number];
  readonly batch: number;
  readonly precision: string;
  readonly weights: string;
  /** Of the official weights. */
  readonly weights_licence: string;
}

/** The models of one family, in the order in which it names its variants. */
export function describeModels(family: ModelFamily, manifests: readonly Manifest[]): ListedModel[] {
  return family.variants.flatMap((info) => {
    const manifest = manifests.find(({ variant }) => variant === info.name);
    if (!manifest) return [];
    const { variant, imageSize, batch, precision, weights } = manifest;
    const networks = countNetworks(family, manifest);
    return [
      {
        variant,
        family: family.name,
        size_class: info.sizeClass,
        parameters: sum(networks.map((network) => network.parameters)),
        gflops: rounded(sum(networks.map((network) => network.gflops))),
        networks,
        published: {
          parameters: info.published.parameters ?? null,
          gflops: info.published.gflops ?? null,
        },
        image_size: [imageSize.height, imageSize.width],
        batch,
        precision,
        weights: weights.source,
        weights_licence: info.weightsLicence,
      },
    ];
  });
}

function countNetworks(family: ModelFamily, { variant, imageSize }: Manifest): ListedModel['networks'] {
  const weights = family.syntheticWeights(variant);
  return family.build({ variant, imageSize, batch: 1, weights }).map(({ name, graph }) => ({
    name,
    parameters: parameterCount(graph),
    gflops: rounded(gflops(graph)),
  }));
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
