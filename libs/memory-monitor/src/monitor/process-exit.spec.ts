import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program that imports the built package, as an application would; fails if it does not end by itself. */
async function outputOf(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { MemoryMonitor } from '@framegate/memory-monitor'; ${program}`,
    ],
    { cwd: packageDirectory, timeout: 30_000, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return stdout;
}

describe('a process with a monitor', () => {
  it('ends by itself when the monitor was never stopped', async () => {
    const program = `const monitor = await MemoryMonitor.start(); monitor.beginPhase('open'); console.log('done')`;
    expect(await outputOf(program)).toBe('done\n');
  });

  it('holds no handle once the monitor was stopped', async () => {
    const program = `
      const monitor = await MemoryMonitor.start();
      monitor.beginPhase('open');
      await monitor.stop();
      while (process.getActiveResourcesInfo().some((name) => name !== 'Immediate')) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      console.log('none')`;
    expect(await outputOf(program)).toBe('none\n');
  });

  it('holds no file once the monitor was stopped', async () => {
    const program = `
      import { existsSync, readdirSync } from 'node:fs';
      const openFiles = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
      const cycle = async () => { const monitor = await MemoryMonitor.start(); await monitor.stop(); };
      await cycle();
      const before = openFiles();
      for (let index = 0; index < 5; index++) await cycle();
      console.log(openFiles() - before)`;
    expect(await outputOf(program)).toBe('0\n');
  });

  it('can exit at once in the middle of sampling', async () => {
    const program = `
      await MemoryMonitor.start({ samplesPerSecond: 1000 });
      console.log('leaving');
      process.exit(0)`;
    expect(await outputOf(program)).toBe('leaving\n');
  });
});
