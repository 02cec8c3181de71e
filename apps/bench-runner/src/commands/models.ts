import type { Command, SubCommand } from './command.js';

interface ListOptions {
  json?: boolean | undefined;
}

const listCommand: SubCommand<ListOptions> = {
  command: 'list',
  describe: 'List the models of the workspace',
  builder: (yargs) => yargs.option('json', { type: 'boolean', describe: 'As JSON' }),
  handler: async (options) => {
    const { listModels } = await import('../models/list-models.js');
    await listModels(options);
  },
};

export const modelsCommand: Command<object> = {
  builder: (yargs) =>
    yargs.command(listCommand).demandCommand(1, 'Which of the models commands? See models --help.'),
  handler: async () => undefined,
};
