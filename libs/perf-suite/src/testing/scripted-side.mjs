/**
 * Stands in for one side of a comparison: it answers at once with made-up times. The name of the job's model says how it
 * behaves, such as `same`, `slower`, `different` or `dies`; times scatter by the number of the process.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

process.on('disconnect', () => process.exit(1));

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const behaviour = basename(job.models[0], '.onnx');
const write = (event) => appendFileSync(job.events, `${JSON.stringify(event)}\n`);

const run = Number(/pair-(\d+)/.exec(job.events)?.[1] ?? 0);
const level = 40 * (behaviour === 'slower' ? 1.2 : 1) * (1 + job.slowdown) * (1 + 0.002 * ((run * 7) % 5));
const objects = [{ label: behaviour === 'different' ? 'dog' : 'cat', score: 0.9, box: [0, 0, 8, 8] }];
const operators = [{ type: 'Conv', nodes: 3, ms: level / 2, share: 1 }];

const does = {
  open: () => write({ type: 'opened', workers: 1, threads: 4, batch: 1 }),
  'warm-up': () => write({ type: 'warmed-up', runs: 10, is_steady: behaviour !== 'unsteady' }),
  find: ({ images }) => images.forEach((image) => write({ type: 'found', image, objects })),
  latency({ images }) {
    if (behaviour === 'dies' && run > 0) {
      console.error('out of paper');
      process.exit(7);
    }
    for (const image of images) {
      const stages_ms = { decode: 1, inference: level - 1 };
      write({ type: 'sample', image, warm_up: false, total_ms: level, stages_ms });
    }
  },
  throughput: ({ images }) => write({ type: 'throughput', images: images.length, ms: images.length * level }),
  profile: () => write({ type: 'profile', operators }),
  close: () => undefined,
};

process.on('message', (command) => {
  if (behaviour === 'refuses' && command.do === 'open') {
    process.send({ failure: { code: 'MODEL_LOAD', message: 'It is no model.' } });
    return;
  }
  if (behaviour === 'hangs' && run > 0) return;
  does[command.do](command);
  process.send({ failure: null });
});
