import { loadFamily } from '@framegate/model-family';
import { ModelRegistry } from '@framegate/model-registry';
import { UsageError } from '../usage-error.js';

/**
 * The model of the workspace that computes least, as its authors publish it.
 * @throws {UsageError} where there is none.
 */
export async function smallestModel(root: string): Promise<string> {
  const models = await Promise.all(
    (await new ModelRegistry({ root }).list()).map(async ({ family, variant }) => {
      const { variants } = await loadFamily(family);
      return { variant, gflops: variants.find(({ name }) => name === variant)?.published.gflops ?? Infinity };
    }),
  );
  const [smallest] = models.sort((a, b) => a.gflops - b.gflops);
  if (smallest === undefined)
    throw new UsageError(`${root} has no models: add models/<variant>/model.json first.`);
  return smallest.variant;
}
