import { imageSizeOption } from '../options/image-size.js';
import { type PromptOptions, promptOptions } from '../options/prompt.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface InferCommandOptions extends PromptOptions {
  model: string;
  images: string[];
  weights?: string | undefined;
  imageSize?: string | undefined;
  threshold?: number | undefined;
  family?: string | undefined;
  json?: boolean | undefined;
}

export const inferCommand: Command<InferCommandOptions> = {
  builder: (yargs) =>
    yargs
      .positional('model', {
        type: 'string',
        demandOption: true,
        describe: 'A model of the workspace, or its .onnx files, separated by commas',
      })
      .positional('images', { type: 'string', array: true, demandOption: true, describe: 'Image files' })
      .option('weights', {
        type: 'string',
        requiresArg: true,
        describe: 'A .safetensors file under the official tensor names',
      })
      .option('image-size', imageSizeOption)
      .option('threshold', {
        type: 'number',
        requiresArg: true,
        describe: "Score that a detection must exceed [default: the family's]",
        coerce: inRange('threshold', { min: 0, max: 1 }),
      })
      .option('point', promptOptions.point)
      .option('box', promptOptions.box)
      .option('multimask', promptOptions.multimask)
      .option('family', {
        type: 'string',
        requiresArg: true,
        describe: 'Family of an .onnx file [default: recognised from its signature]',
      })
      .option('json', { type: 'boolean', describe: 'Print a JSON array with an entry for each image' }),
  handler: async (options) => {
    const { inferImages } = await import('../models/infer-images.js');
    await inferImages(options);
  },
};
