import type { CreateNodesResult, CreateNodesV2 } from '@nx/devkit';
import { readModelIdentity } from './manifest.ts';
import { modelProject } from './model-project.ts';

/** Makes every `models/<variant>/model.json` an Nx project that can be measured (`bench`) and judged (`perf`). */
export const createNodesV2: CreateNodesV2 = [
  'models/*/model.json',
  async (files, _options, { workspaceRoot }) => {
    const results: [string, CreateNodesResult][] = [];
    const errors: [string, Error][] = [];
    for (const file of files) {
      try {
        results.push([file, modelProject(file, readModelIdentity(workspaceRoot, file))]);
      } catch (error) {
        errors.push([file, error as Error]);
      }
    }
    if (errors.length === 0) return results;
    // Loaded only where it is needed: it would be most of the time that the plugin takes.
    const { AggregateCreateNodesError } = await import('@nx/devkit');
    throw new AggregateCreateNodesError(errors, results);
  },
];
