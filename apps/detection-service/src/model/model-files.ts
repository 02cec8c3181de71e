import { ModelRegistry } from '@framegate/model-registry';

/**
 * The file that `model` names: itself, or of a model of the workspace its artifact, which is built if need be.
 * @throws {ModelNotFoundError} when the workspace has no such model.
 */
export async function modelFiles(model: string, root: string): Promise<readonly string[]> {
  if (model.endsWith('.onnx')) return [model];
  const { artifact } = await new ModelRegistry({ root }).resolve(model);
  return artifact.files.map(({ path }) => path);
}
