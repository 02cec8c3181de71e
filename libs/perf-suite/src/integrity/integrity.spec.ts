import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { watchEventLoop } from './event-loop-delay.js';
import { integrityFlags, integrityRules, type IntegrityFigures } from './integrity-rules.js';
import { watchIntegrity } from './watch-integrity.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-integrity-'));
});
afterEach(() => rm(root, { recursive: true }));

async function files(contents: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(contents)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** The figures of a system whose files were first these and then those. */
async function figuresBetween(before: Record<string, string>, after: Record<string, string>) {
  await files(before);
  const watch = await watchIntegrity(root);
  await files(after);
  const figures = Object.entries(await watch.end());
  return Object.fromEntries(figures.filter(([name]) => !name.startsWith('event_loop')));
}

const cpuStat = (periods: number, throttled: number) =>
  `usage_usec 900\nnr_periods ${periods}\nnr_throttled ${throttled}\nthrottled_usec 5\n`;

describe('what disturbs a measurement', () => {
  it('is a control group that holds it back, its own or one around it, in version 2', async () => {
    const stat = (own: string, outer: string) => ({
      'proc/self/cgroup': '0::/pod/box\n',
      'sys/fs/cgroup/pod/box/cpu.stat': own,
      'sys/fs/cgroup/pod/cpu.stat': outer,
      'sys/fs/cgroup/cpu.stat': 'usage_usec 7\n',
    });
    expect(
      await figuresBetween(stat(cpuStat(100, 40), cpuStat(50, 1)), stat(cpuStat(200, 40), cpuStat(150, 26))),
    ).toEqual({ cpu_throttled_share: 0.25 });
  });

  it('is a control group that holds it back in version 1', async () => {
    const stat = (text: string) => ({
      'proc/self/cgroup': '4:memory:/x\n3:cpu,cpuacct:/docker/4f\n',
      'sys/fs/cgroup/cpu/cpu.stat': text,
    });
    expect(
      await figuresBetween(
        stat('nr_periods 10\nnr_throttled 1\nthrottled_time 99\n'),
        stat('nr_periods 20\nnr_throttled 3\nthrottled_time 9999\n'),
      ),
    ).toEqual({ cpu_throttled_share: 0.2 });
  });

  it('is not a control group without a quota, whose periods do not pass', async () => {
    const stat = { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.stat': cpuStat(0, 0) };
    expect(await figuresBetween(stat, stat)).toEqual({ cpu_throttled_share: 0 });
  });

  it("is a host that gives the processors to others; guests' time is not counted twice", async () => {
    expect(
      await figuresBetween(
        { 'proc/stat': 'cpu  100 0 100 700 0 0 0 100 50 0\ncpu0 1 2 3\n' },
        { 'proc/stat': 'cpu  150 0 100 770 0 0 0 180 90 0\ncpu0 1 2 3\n' },
      ),
    ).toEqual({ cpu_stolen_share: 0.4 });
  });

  it('is a fastest core that runs slower afterwards', async () => {
    const cores = (first: number, second: number) => ({
      'sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq': `${first}\n`,
      'sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq': `${second}\n`,
      'sys/devices/system/cpu/cpufreq/policy0/scaling_cur_freq': '1\n',
      'proc/cpuinfo': 'cpu MHz\t\t: 9999.000\n',
    });
    expect(await figuresBetween(cores(3_600_000, 800_000), cores(800_000, 2_400_000))).toEqual({
      frequency_min_mhz: 2400,
      frequency_max_mhz: 3600,
    });
  });

  it('has frequencies of /proc/cpuinfo where there are no others', async () => {
    const text = 'processor : 0\ncpu MHz\t\t: 2793.436\ncpu MHz\t\t: 1200.000\n';
    expect(await figuresBetween({ 'proc/cpuinfo': text }, {})).toEqual({
      frequency_min_mhz: 2793.436,
      frequency_max_mhz: 2793.436,
    });
  });

  it('is not known where the system does not tell, or tells what cannot be', async () => {
    expect(await figuresBetween({}, {})).toEqual({});
    const odd = {
      'proc/self/cgroup': 'what\n0::/x\n',
      'sys/fs/cgroup/x/cpu.stat': 'nr_periods many\n',
      'proc/stat': 'cpu  1 2 x 4 5 6 7 8\n',
      'proc/cpuinfo': 'cpu MHz\t\t: 0.000\n',
    };
    expect(await figuresBetween(odd, odd)).toEqual({});
  });

  it('is a measuring thread that is busy with something else', async () => {
    const watch = watchEventLoop();
    const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
    for (let round = 0; round < 3; round++) {
      await turn();
      const start = performance.now();
      while (performance.now() - start < 60);
    }
    await turn();
    expect(watch.end()!.maxMs).toBeGreaterThan(30);
  });

  it('is unknown of a watch that ended at once', () => {
    expect(watchEventLoop().end()).toBeNull();
  });
});

describe('flags', () => {
  it.each<[string, IntegrityFigures, string]>([
    [
      'throttled',
      { cpu_throttled_share: 0.12 },
      'The control group was held back in 12 % of the periods of its quota: times hold waiting for processors.',
    ],
    [
      'stolen',
      { cpu_stolen_share: 0.031 },
      "The machine's host gave 3.1 % of the processors' time to others: times are longer than on a machine of one's own.",
    ],
    [
      'frequency-unsteady',
      { frequency_min_mhz: 2400, frequency_max_mhz: 3600 },
      'The fastest core ran at 3600 MHz, and at 2400 another time: times depend on when they were taken.',
    ],
    [
      'event-loop-blocked',
      { event_loop_delay_p99_ms: 12.34 },
      'The measuring thread was late by 12.3 ms at p99: times hold waiting for it.',
    ],
  ])('say what disturbed, with the figure: %s', (code, figures, message) => {
    expect(integrityFlags(figures, { inferenceMs: 30 })).toEqual([{ code, message }]);
  });

  it('are none for what is tolerated, and for what is not known', () => {
    expect(integrityFlags({}, { inferenceMs: 0 })).toEqual([]);
    const tolerated = {
      cpu_throttled_share: 0.01,
      cpu_stolen_share: 0.01,
      frequency_min_mhz: 3240,
      frequency_max_mhz: 3600,
      event_loop_delay_p99_ms: 10,
      event_loop_delay_max_ms: 80,
      others_cores: 3,
    };
    expect(integrityFlags(tolerated, { inferenceMs: 0 })).toEqual([]);
    expect(integrityRules).toHaveLength(4);
  });

  it('allow the measuring thread to be late by a tenth of what an inference takes', () => {
    const codesOf = (delay: number) =>
      integrityFlags({ event_loop_delay_p99_ms: delay }, { inferenceMs: 300 }).map(({ code }) => code);
    expect(codesOf(30)).toEqual([]);
    expect(codesOf(30.1)).toEqual(['event-loop-blocked']);
  });

  it('say nothing of a thread that the measurement itself held', () => {
    const measured = { inferenceMs: 30, holdsThread: true };
    expect(integrityFlags({ event_loop_delay_p99_ms: 500 }, measured)).toEqual([]);
  });
});
