import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { auxv, ProcDirectory } from '../testing/proc-directory.js';
import { MemoryMonitor } from './memory-monitor.js';
import { settingsFrom } from './monitor-options.js';
import { openMonitor, type MonitorSurroundings } from './open-monitor.js';
import { surroundings } from './surroundings.js';

async function startIn(around: Partial<MonitorSurroundings>): Promise<MemoryMonitor> {
  return new MemoryMonitor(await openMonitor(settingsFrom({}), { ...surroundings, ...around }));
}

function samplerOf(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

const dying = samplerOf(`
  import { parentPort } from 'node:worker_threads';
  parentPort.postMessage('ready');
  throw new Error('out of luck');
`);

async function untilDegraded(monitor: MemoryMonitor): Promise<void> {
  while (monitor.health.state !== 'degraded') await new Promise((resolve) => setImmediate(resolve));
}

describe('a monitor whose sampling thread dies', () => {
  it('says so, with the cause, and goes on reading', async () => {
    const monitor = await startIn({ samplerUrl: dying });
    const phase = monitor.beginPhase('unlucky');
    await untilDegraded(monitor);
    expect(monitor.health).toMatchObject({
      state: 'degraded',
      error: {
        code: 'SAMPLER_DIED',
        message:
          "The memory monitor's sampling thread died: out of luck. Readings still work, but the peaks of phases " +
          'open since then may be too low. Start a new monitor to sample again.',
        cause: { message: 'out of luck' },
      },
    });
    expect(monitor.readNow().rssBytes).toBeGreaterThan(0);
    expect(phase.end()).toMatchObject({ degraded: true, samples: 0 });
    expect(monitor.beginPhase('after').end().degraded).toBe(true);
    await monitor.stop();
  });

  it('says so when the thread ends without a word', async () => {
    const leaving = samplerOf(
      `import { parentPort } from 'node:worker_threads'; parentPort.postMessage('ready'); process.exit(3)`,
    );
    await using monitor = await startIn({ samplerUrl: leaving });
    await untilDegraded(monitor);
    expect(monitor.health).toMatchObject({
      error: { message: expect.stringContaining('sampling thread died: it ended with code 3. ') as string },
    });
  });
});

describe('a monitor whose sampling thread cannot start', () => {
  it.each([
    ['fails', samplerOf(`throw new Error('no thread today')`), 'no thread today'],
    ['leaves', samplerOf(`process.exit(4)`), 'it ended with code 4 before its first sample'],
    [
      'says something else',
      samplerOf(`import { parentPort } from 'node:worker_threads'; parentPort.postMessage('hello')`),
      'it sent "hello" in place of "ready"',
    ],
  ])('rejects when it %s', async (_, samplerUrl, reason) => {
    await expect(startIn({ samplerUrl })).rejects.toMatchObject({
      code: 'MONITOR_START_FAILED',
      message:
        `The memory monitor's sampling thread could not start from ${samplerUrl.href}: ${reason}. ` +
        'It runs from built code: when working from source, build @framegate/memory-monitor first.',
    });
  });

  it('rejects when its code is not there, naming it', async () => {
    const samplerUrl = pathToFileURL('/nowhere/sampler.js');
    await expect(startIn({ samplerUrl })).rejects.toMatchObject({
      code: 'MONITOR_START_FAILED',
      message: expect.stringContaining(
        'could not start from file:///nowhere/sampler.js: Cannot find module',
      ) as string,
    });
  });
});

describe('a monitor on a system without /proc', () => {
  it('has fewer figures and says which', async () => {
    await using monitor = await startIn({ procDirectory: '/nowhere' });
    expect(monitor.capabilities).toEqual({
      anonymousMemory: false,
      exactRssPeak: false,
      limitations: [
        "Anonymous memory is unknown: ENOENT: no such file or directory, open '/nowhere/auxv'.",
        'Peaks of resident memory are sampled: the high-water mark cannot be reset ' +
          "(ENOENT: no such file or directory, open '/nowhere/status').",
      ],
    });
    const { start, end, peak, peakRssSource } = monitor.beginPhase('load').end();
    expect([start.anonBytes, end.anonBytes, peak.anonBytes]).toEqual([null, null, null]);
    expect(peak.rssBytes).toBeGreaterThan(0);
    expect(peakRssSource).toBe('samples');
    const samples = monitor.samples();
    expect(samples.anonBytes).toBeNull();
    expect(samples.rssBytes[0]).toBeGreaterThan(0);
  });

  it('takes malformed files for ones that say nothing', async () => {
    using proc = new ProcDirectory({
      auxv: auxv({ 6: 4096n }),
      statm: 'plenty\n',
      status: 'VmHWM:\tplenty\n',
      clear_refs: '',
    });
    await using monitor = await startIn({ procDirectory: proc.path });
    expect(monitor.capabilities).toEqual({
      anonymousMemory: false,
      exactRssPeak: false,
      limitations: [
        `Anonymous memory is unknown: ${proc.path}/statm does not begin with three numbers.`,
        'Peaks of resident memory are sampled: the high-water mark cannot be reset ' +
          `(${proc.path}/status has no line "VmHWM: <number> kB").`,
      ],
    });
    expect(monitor.readNow().anonBytes).toBeNull();
    expect(monitor.beginPhase('load').end().peakRssSource).toBe('samples');
  });

  const refusesWrites = '/dev/full';
  if (existsSync(refusesWrites)) {
    it('goes over to sampled peaks when the kernel refuses the reset', async () => {
      using proc = new ProcDirectory({ status: 'VmHWM:\t 9 kB\n' });
      symlinkSync(refusesWrites, join(proc.path, 'clear_refs'));
      await using monitor = await startIn({ procDirectory: proc.path });
      expect(monitor.capabilities.exactRssPeak).toBe(true);
      const outer = monitor.beginPhase('outer');
      expect(monitor.beginPhase('inner').end().peakRssSource).toBe('samples');
      expect(outer.end().peakRssSource).toBe('samples');
    });
  }
});
