import type { Command } from './command.js';

export const reportFormats = ['summary', 'full', 'markdown'] as const;

export interface ReportOptions {
  files: string[];
  format: (typeof reportFormats)[number];
}

export const reportCommand: Command<ReportOptions> = {
  builder: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Report files (JSON)',
      })
      .option('format', {
        choices: reportFormats,
        default: 'summary' as const,
        describe: 'How to draw them',
      }),
  handler: async (options) => {
    const { drawReports } = await import('../reports/draw-reports.js');
    await drawReports(options);
  },
};
