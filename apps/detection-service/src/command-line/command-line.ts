import yargs from 'yargs';
import { longestDeadlineMs } from '../detections/detections-query.js';
import { inRange } from './in-range.js';
import type { ServiceOptions } from './service-options.js';
import { UsageError } from './usage-error.js';

const isolations = ['thread', 'process'] as const;
/** What Node lets the headers of a request take at most, unless it is told otherwise. */
const longestUploadMs = 300_000;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Hands what the arguments say to `start`, or prints the help. Each option can also come from the environment:
 * `--max-pixels` as `DETECTION_SERVICE_MAX_PIXELS`.
 * @throws {UsageError}, or what `start` throws.
 */
export async function runCommandLine(
  argv: readonly string[],
  start: (options: ServiceOptions) => Promise<void>,
): Promise<void> {
  const parser = yargs([...argv])
    .scriptName('detection-service')
    .env('DETECTION_SERVICE')
    // Of an option that is there twice the last counts.
    .parserConfiguration({ 'duplicate-arguments-array': false })
    .command(
      '$0',
      'Find objects in the images that are posted to it',
      {
        model: {
          type: 'string',
          requiresArg: true,
          demandOption: true,
          describe: 'A model of the workspace, or an .onnx file',
        },
        root: {
          type: 'string',
          requiresArg: true,
          default: '.',
          describe: 'Workspace with models/ in it',
        },
        host: {
          type: 'string',
          requiresArg: true,
          default: '127.0.0.1',
          describe: 'Address to listen on',
        },
        port: {
          type: 'number',
          requiresArg: true,
          default: 8080,
          coerce: inRange('port', { min: 0, max: 65535 }),
          describe: 'Port to listen on, 0 for any',
        },
        workers: {
          type: 'number',
          requiresArg: true,
          default: 1,
          coerce: inRange('workers', { min: 1 }),
          describe: 'Images worked on side by side, each with its own copy of the model',
        },
        threads: {
          type: 'number',
          requiresArg: true,
          coerce: inRange('threads', { min: 1 }),
          describe: 'Threads of each worker [default: the processors, shared by the workers]',
        },
        isolation: {
          choices: isolations,
          requiresArg: true,
          default: 'thread' as const,
          describe: 'Where a worker lives: a process of its own can crash alone',
        },
        'max-queue': {
          type: 'number',
          requiresArg: true,
          default: 64,
          coerce: inRange('max-queue', { min: 0 }),
          describe: 'Images that may wait for a worker',
        },
        'max-pixels': {
          type: 'number',
          requiresArg: true,
          coerce: inRange('max-pixels', { min: 1 }),
          describe: "Pixels that an image may have [default: the engine's]",
        },
        'max-upload-mb': {
          type: 'number',
          requiresArg: true,
          default: 10,
          coerce: inRange('max-upload-mb', { min: 1, max: 1024 }),
          describe: 'MiB that an upload may have',
        },
        'upload-ms': {
          type: 'number',
          requiresArg: true,
          default: 30_000,
          coerce: inRange('upload-ms', { min: 1, max: longestUploadMs }),
          describe: 'Time in which a request must have come in',
        },
        'deadline-ms': {
          type: 'number',
          requiresArg: true,
          default: 10_000,
          coerce: inRange('deadline-ms', { min: 1, max: longestDeadlineMs }),
          describe: 'Time for an answer, where a request names none',
        },
        'drain-ms': {
          type: 'number',
          requiresArg: true,
          default: 30_000,
          coerce: inRange('drain-ms', { min: 1 }),
          describe: 'Time for what is in flight, once told to end',
        },
        'log-level': {
          choices: logLevels,
          requiresArg: true,
          default: 'info',
          describe: 'What is logged on standard output',
        },
      },
      async (options) => start(options),
    )
    .strict()
    .wrap(Math.min(80, process.stdout.columns || 80))
    .exitProcess(false)
    .fail((message: string | undefined, error: Error | undefined) => {
      throw error ?? new UsageError(withHint(message ?? ''));
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    // Yargs wraps what the check of an option throws in an error of its own.
    const isOptionError = error instanceof Error && error.name === 'YError';
    throw isOptionError ? new UsageError(withHint(error.message)) : error;
  }
}

function withHint(message: string): string {
  return `${message}\nSee detection-service --help.`;
}
