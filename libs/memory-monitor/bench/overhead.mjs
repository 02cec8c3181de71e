/**
 * What the monitor costs, as CPU time over a share of one core, and whether a blocked main thread blinds it.
 * Run from built code: `node libs/memory-monitor/bench/overhead.mjs [seconds of each window, default 5]`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryMonitor } from '@framegate/memory-monitor';

const samplesPerSecond = 20;
const aimPercent = 0.5;
const windowMs = 1000 * Number(process.argv[2] ?? 5);
/** Lets pass what a start, of the process or the monitor, leaves to be compiled. */
const settleMs = 2000;
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

async function windows(count) {
  const shares = [];
  while (shares.length < count) shares.push(await idleWindow());
  return shares;
}

/** Windows with the monitor, the share of its sampling thread, and what starting it cost once. */
async function monitoredWindows(count) {
  const threadsBefore = new Set(threadIds());
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const monitor = await MemoryMonitor.start({ samplesPerSecond });
  const sampler = threadIds().filter((id) => !threadsBefore.has(id));
  await sleep(settleMs);
  const threadBefore = [median(sampler.map(threadCpuMs)), performance.now()];
  const before = monitor.readNow();
  const shares = await windows(count);
  const after = monitor.readNow();
  const thread = percentOfCore(
    median(sampler.map(threadCpuMs)) - threadBefore[0],
    performance.now() - threadBefore[1],
  );
  await monitor.stop();
  const { user, system } = process.cpuUsage(cpu);
  const onceMs = (user + system) / 1000 - (median(shares) / 100) * (performance.now() - wall);
  return {
    shares,
    thread,
    onceMs,
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

await sleep(settleMs);
const without = await windows(3);
const monitored = await monitoredWindows(6);
await sleep(settleMs);
without.push(...(await windows(3)));

const cost = median(monitored.shares) - median(without);
const show = (percent) => `${percent.toFixed(3)} %`;
const range = (shares) =>
  `${show(median(shares))} (${show(Math.min(...shares))} to ${show(Math.max(...shares))})`;
console.log(
  `CPU time as a share of one core at ${samplesPerSecond} samples/s, medians of 6 windows of ${windowMs / 1000} s; ` +
    `load average ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`,
);
console.log(`  process without monitor      ${range(without)}`);
console.log(`  process with monitor         ${range(monitored.shares)}`);
console.log(`  sampling thread alone, mean  ${show(monitored.thread)}`);
console.log(
  `  cost                         ${show(cost)} (aim < ${aimPercent} %: ${cost < aimPercent ? 'met' : 'missed'})`,
);
console.log(
  `  once, for starting           ${monitored.onceMs.toFixed(0)} ms, what V8 collects and compiles after it included`,
);
console.log(`  memory grown in 6 windows    ${monitored.grownBytes} bytes`);

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
