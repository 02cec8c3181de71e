import type { Command } from './command.js';

export const reportFormats = ['text', 'full', 'markdown', 'junit', 'csv', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportOptions {
  files: string[];
  format?: ReportFormat | undefined;
  output?: string | undefined;
}

export const reportCommand: Command<ReportOptions> = {
  builder: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Report files (JSON), also of earlier versions',
      })
      .option('format', {
        choices: reportFormats,
        requiresArg: true,
        describe: 'How to draw them [default: text]',
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        describe: 'File to write; a folder for several html or json [default: print]',
      })
      .example('$0 report reports/*.json', 'The summaries again')
      .example('$0 report a.json --format html --output a.html', 'A page with charts'),
  handler: async (options) => {
    const { drawReports } = await import('../reports/draw-reports.js');
    await drawReports({ ...options, format: options.format ?? 'text' });
  },
};
