import { runCommandLine } from './command-line.js';
import type { ServiceOptions } from './service-options.js';

async function optionsOf(...argv: string[]): Promise<ServiceOptions> {
  let options: ServiceOptions | undefined;
  await runCommandLine(argv, async (given) => void (options = given));
  if (!options) throw new Error('Nothing was started.');
  return options;
}

afterEach(() => {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('DETECTION_SERVICE_')) delete process.env[name];
  }
});

describe('the command line', () => {
  it('has modest defaults', async () => {
    const options = await optionsOf('--model', 'yolo11n');
    expect(options).toMatchObject({
      model: 'yolo11n',
      root: '.',
      host: '127.0.0.1',
      port: 8080,
      workers: 1,
      isolation: 'thread',
      maxQueue: 64,
      maxUploadMb: 10,
      uploadMs: 30_000,
      deadlineMs: 10_000,
      drainMs: 30_000,
      logLevel: 'info',
    });
    expect(options.threads).toBeUndefined();
    expect(options.maxPixels).toBeUndefined();
  });

  it('takes from the environment what the arguments leave out', async () => {
    process.env['DETECTION_SERVICE_MODEL'] = 'yolo11n';
    process.env['DETECTION_SERVICE_MAX_PIXELS'] = '5000';
    process.env['DETECTION_SERVICE_PORT'] = '1';
    expect(await optionsOf('--port', '2')).toMatchObject({ model: 'yolo11n', maxPixels: 5000, port: 2 });
  });

  it.each([
    [['--port', '70000'], '--port: expected a whole number from 0 to 65535, got 70000'],
    [['--workers', 'many'], '--workers: expected a whole number of at least 1, got NaN'],
    [['--workres', '2'], 'Unknown argument: workres'],
    [['--log-level', 'loud'], 'Choices: "fatal", "error", "warn", "info", "debug", "trace", "silent"'],
  ])('refuses %s', async (argv, message) => {
    await expect(optionsOf('--model', 'yolo11n', ...argv)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(message),
    });
  });

  it('asks for the model', async () => {
    await expect(optionsOf()).rejects.toMatchObject({
      code: 'USAGE',
      message: 'Missing required argument: model\nSee detection-service --help.',
    });
  });
});
