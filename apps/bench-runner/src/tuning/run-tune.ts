import { stat } from 'node:fs/promises';
import { join, parse, relative, resolve, sep } from 'node:path';
import { tuningGoals } from '@framegate/inference-engine';
import { abortOnInterrupt, tuneModel } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { TuneCommandOptions } from '../commands/tune.js';
import { modelFiles } from '../models/model-files.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { suiteProgress } from '../output/suite-progress.js';
import { tuningText } from '../output/tuning-text.js';
import { UsageError } from '../usage-error.js';

/** Measures, writes the tuning, and says what was chosen and how to use it. */
export async function runTune(options: GlobalOptions & TuneCommandOptions): Promise<void> {
  const { model, time } = options;
  const files = await modelFiles(model);
  // Files need no workspace.
  const root = files ? resolve(options.root ?? '.') : workspaceRoot(options.root);
  const name = files ? parse(files[0] ?? model).name : model;
  const output = options.output ?? join(root, '.framegate', 'tuning', `${name}.json`);
  await refuseFolder(output, name);
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  const { tuning, notes } = await tuneModel({
    registryRoot: root,
    model: files ?? model,
    goals: options.for === 'both' ? tuningGoals : [options.for],
    ...(time !== undefined && { timeMs: time * 1000 }),
    output,
    signal: interrupt.signal,
    onEvent: progress.tell,
  });
  progress.stop();
  process.stdout.write(
    options.json
      ? `${JSON.stringify(tuning, undefined, 2)}\n`
      : tuningText(tuning, notes, relative('.', output)),
  );
}

/** Said before anything is measured. */
async function refuseFolder(output: string, name: string): Promise<void> {
  const isFolder = (await stat(output).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder && !/[/\\]$/.test(output)) return;
  const example = `${output.replace(/[/\\]+$/, '')}${sep}${name}.json`;
  throw new UsageError(`--output: expected a file such as ${example}, got the folder ${output}`);
}
