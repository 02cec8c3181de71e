/**
 * What the service takes: `npm run bench:service -- [--model yolo11n] [--requests 400]`.
 * Each row is one number of connections that send a JPEG of 1280×720 again as soon as they have an answer; times
 * are those of the answers that hold detections. The event-loop delay is the service's own, of the time of its row, on
 * a timer of 1 ms.
 */
/* global fetch */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import sharp from 'sharp';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const connectionCounts = [1, 4, 10];
const overload = { connections: 32, maxQueue: 4, perSecond: 200, seconds: 10 };
const warmUps = 20;

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'yolo11n' },
    // A p99 takes 368.
    requests: { type: 'string', default: '400' },
  },
});
const amount = Number(values.requests);
const body = await picture(1280, 720);
await load(
  `${amount} requests a row`,
  [],
  connectionCounts.map((connections) => ({ connections, amount })),
);
await load(
  `--max-queue ${overload.maxQueue}, ${overload.perSecond} requests a second for ${overload.seconds} s`,
  ['--max-queue', String(overload.maxQueue)],
  [{ connections: overload.connections, overallRate: overload.perSecond, duration: overload.seconds }],
);

async function load(title, argv, rows) {
  const service = await start(argv);
  try {
    console.log(`\n${values.model}, ${title}, JPEG of ${Math.round(body.length / 1000)} kB`);
    console.log('connections  answers/s  p50 ms  p99 ms  HTTP adds ms  loop p99 ms  loop max ms  statuses');
    for (const options of rows)
      console.log(row(options.connections, await measure(service.address, options)));
  } finally {
    await service.stop();
  }
}

/** Its log goes nowhere: written to a pipe that this busy process reads, it would hold the service up. */
async function start(argv) {
  const port = await freePort();
  const options = ['--model', values.model, '--root', root, '--port', String(port), ...argv];
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const address = `http://127.0.0.1:${port}`;
  while (!(await isReady(address))) {
    if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}.`);
    await setTimeout(100);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { address, stop };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function measure(address, options) {
  const url = `${address}/v1/detections`;
  const request = { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body };
  for (let index = 0; index < warmUps; index++) await (await fetch(url, request)).arrayBuffer();
  // Reading the delay starts it anew.
  const before = await metrics(address);
  const times = [];
  const statuses = new Map();
  const load = autocannon({ url, ...request, ...options, timeout: 60 });
  load.on('response', (_, status, __, ms) => {
    if (status === 200) times.push(ms);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
  const { errors, finish, start: begun } = await load;
  const after = await metrics(address);
  const since = (name) => after.get(name) - before.get(name);
  const engineMs = (1000 * since('sum')) / since('count');
  return { times, statuses, errors, seconds: (finish - begun) / 1000, engineMs, lag: after };
}

/** The figures of interest from the text for Prometheus. */
async function metrics(address) {
  const text = await (await fetch(`${address}/metrics`)).text();
  const value = (line) =>
    Number(
      text
        .split('\n')
        .find((other) => other.startsWith(`${line} `))
        ?.split(' ')
        .at(-1),
    );
  return new Map([
    ['p99', 1000 * value('nodejs_eventloop_lag_p99_seconds')],
    ['max', 1000 * value('nodejs_eventloop_lag_max_seconds')],
    ['sum', value('framegate_stage_duration_seconds_sum{stage="total"}')],
    ['count', value('framegate_stage_duration_seconds_count{stage="total"}')],
  ]);
}

function row(count, { times, statuses, errors, seconds, engineMs, lag }) {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (share) => sorted[Math.ceil(share * sorted.length) - 1];
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  const cells = [
    String(count).padStart(11),
    (times.length / seconds).toFixed(1).padStart(9),
    quantile(0.5).toFixed(1).padStart(6),
    quantile(0.99).toFixed(1).padStart(6),
    (mean - engineMs).toFixed(2).padStart(12),
    lag.get('p99').toFixed(2).padStart(11),
    lag.get('max').toFixed(2).padStart(11),
    [...statuses].map(([status, number]) => `${number} × ${status}`).join(', ') +
      (errors > 0 ? `, ${errors} without one` : ''),
  ];
  return cells.join('  ');
}

/** Flat areas, edges and some grain, of a size in bytes that photographs have. */
function picture(width, height) {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) {
    const x = Math.floor(index / 3) % width;
    const y = Math.floor(index / 3 / width);
    data[index] = 127 + 90 * Math.sin(x / 37 + (index % 3)) * Math.cos(y / 53) + ((x ^ y) & 15);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}
