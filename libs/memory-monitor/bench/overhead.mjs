/**
 * What the monitor costs, as CPU time over a share of one core, and whether a blocked main thread blinds it.
 * Run from built code: `node libs/memory-monitor/bench/overhead.mjs [seconds of each window, default 5]`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryMonitor } from '@framegate/memory-monitor';

const samplesPerSecond = 20;
const aimPercent = 0.5;
const windowMs = 1000 * Number(process.argv[2] ?? 5);
const rounds = 3;
const blockedMs = 2000;

const percentOfCore = (cpuMs, wallMs) => (100 * cpuMs) / wallMs;
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** CPU time of this whole process while its main thread has nothing to do. */
async function idleWindow() {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await sleep(windowMs);
  const { user, system } = process.cpuUsage(cpu);
  return percentOfCore((user + system) / 1000, performance.now() - wall);
}

const threadIds = () => (existsSync('/proc/self/task') ? readdirSync('/proc/self/task') : []);

/** CPU time of one thread by the scheduler's own count; NaN where the kernel keeps none. */
function threadCpuMs(id) {
  const file = `/proc/self/task/${id}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : NaN;
}

async function monitoredWindow() {
  const threadsBefore = new Set(threadIds());
  const monitor = await MemoryMonitor.start({ samplesPerSecond });
  const sampler = threadIds().filter((id) => !threadsBefore.has(id));
  const [threadCpu, wall] = [median(sampler.map(threadCpuMs)), performance.now()];
  const before = monitor.readNow();
  const process = await idleWindow();
  const thread = percentOfCore(median(sampler.map(threadCpuMs)) - threadCpu, performance.now() - wall);
  const after = monitor.readNow();
  await monitor.stop();
  return {
    process,
    thread,
    grownBytes: (after.anonBytes ?? after.rssBytes) - (before.anonBytes ?? before.rssBytes),
  };
}

async function blocked(name, block) {
  const monitor = await MemoryMonitor.start({ samplesPerSecond });
  const phase = monitor.beginPhase(name);
  block();
  const { samples, durationMs, longestGapMs } = phase.end();
  const due = Math.floor((durationMs * samplesPerSecond) / 1000);
  console.log(
    `  ${name.padEnd(28)} ${samples} samples of ${due} due in ${durationMs.toFixed(0)} ms, ` +
      `longest gap ${longestGapMs.toFixed(1)} ms`,
  );
  return samples >= 0.9 * due;
}

async function microseconds(name, repeats, work) {
  const monitor = await MemoryMonitor.start({ samplesPerSecond });
  for (let index = 0; index < repeats; index++) work(monitor);
  const start = performance.now();
  for (let index = 0; index < repeats; index++) work(monitor);
  console.log(`  ${name.padEnd(28)} ${((1000 * (performance.now() - start)) / repeats).toFixed(1)} µs`);
}

// The first start pays for loading, outside any window.
await (await MemoryMonitor.start()).stop();
const without = [];
const withMonitor = [];
for (let round = 0; round < rounds; round++) {
  // A B B A, so that a drift of the machine falls on both alike.
  without.push(await idleWindow());
  withMonitor.push(await monitoredWindow(), await monitoredWindow());
  without.push(await idleWindow());
}

const baseline = median(without);
const processes = withMonitor.map((window) => window.process);
const cost = median(processes) - baseline;
const show = (percent) => `${percent.toFixed(3)} %`;
const range = (values) => `(${show(Math.min(...values))} to ${show(Math.max(...values))})`;
const threads = withMonitor.map((window) => window.thread);
const verdict = cost < aimPercent ? 'met' : 'missed';
console.log(
  `CPU time as a share of one core at ${samplesPerSecond} samples/s, medians of ${processes.length} windows ` +
    `of ${windowMs / 1000} s, load average ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`,
);
console.log(`  process without monitor      ${show(baseline)} ${range(without)}`);
console.log(`  process with monitor         ${show(median(processes))} ${range(processes)}`);
console.log(`  of that, sampling thread     ${show(median(threads))} ${range(threads)}`);
console.log(`  cost                         ${show(cost)} (aim < ${aimPercent} %: ${verdict})`);
console.log(`  memory grown in a window     ${median(withMonitor.map((window) => window.grownBytes))} bytes`);

console.log('On the calling thread');
await microseconds('readNow()', 5000, (monitor) => monitor.readNow());
await microseconds('beginPhase() and end()', 5000, (monitor) => monitor.beginPhase('phase').end());

console.log('Main thread blocked');
const seen = [
  await blocked('in a busy loop', () => {
    for (const end = performance.now() + blockedMs; performance.now() < end; );
  }),
  await blocked('asleep in Atomics.wait', () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockedMs);
  }),
];
if (cost >= aimPercent || seen.includes(false)) process.exitCode = 1;
