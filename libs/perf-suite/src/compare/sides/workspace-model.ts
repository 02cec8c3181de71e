import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runTool } from './run-tool.js';

const workspaceModelSchema = z.strictObject({
  family: z.string(),
  sha256: z.string(),
  files: z.array(z.string()).min(1),
});
export type WorkspaceModel = z.infer<typeof workspaceModelSchema>;

/**
 * A model of another workspace, made by the code of that workspace in a process of its own.
 * @throws {SidePreparationError} where it is not built, too old, or has no such model.
 */
export async function workspaceModel(
  workspace: string,
  variant: string,
  { label, signal }: { readonly label: string; readonly signal: AbortSignal },
): Promise<WorkspaceModel> {
  const program = fileURLToPath(import.meta.resolve('#compare-workspace'));
  const options = { what: `Looking up ${variant} in ${label}`, cwd: workspace, signal };
  return workspaceModelSchema.parse(
    JSON.parse(await runTool(process.execPath, [program, workspace, variant], options)),
  );
}
