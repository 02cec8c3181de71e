import { imageSizeOption } from '../options/image-size.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface ExportOptions {
  variant: string;
  output: string;
  weights?: string | undefined;
  imageSize?: string | undefined;
  batch?: number | undefined;
}

export const exportCommand: Command<ExportOptions> = {
  builder: (yargs) =>
    yargs
      .positional('variant', { type: 'string', demandOption: true, describe: 'A model of the workspace' })
      .option('output', {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'The .onnx file to write; several networks go to several files',
      })
      .option('weights', {
        type: 'string',
        requiresArg: true,
        describe: "A .safetensors file under the official tensor names [default: the manifest's]",
      })
      .option('image-size', imageSizeOption)
      .option('batch', {
        type: 'number',
        requiresArg: true,
        describe: "Images a run takes [default: the manifest's]",
        coerce: inRange('batch', { min: 1, whole: true }),
      }),
  handler: async (options) => {
    const { exportModel } = await import('../models/export-model.js');
    await exportModel(options);
  },
};
