import { createNodesFromFiles, type CreateNodesV2 } from '@nx/devkit';
import { readModelIdentity } from './manifest.ts';
import { modelProject } from './model-project.ts';

/** Makes every `models/<variant>/model.json` an Nx project that can be measured (`bench`) and judged (`perf`). */
export const createNodesV2: CreateNodesV2 = [
  'models/*/model.json',
  (files, options, context) =>
    createNodesFromFiles(
      (file) => modelProject(file, readModelIdentity(context.workspaceRoot, file)),
      files,
      options,
      context,
    ),
];
