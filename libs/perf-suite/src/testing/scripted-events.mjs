/** What a script that stands in for the measuring process is asked, and how it answers. */
import { appendFileSync, readFileSync } from 'node:fs';

export const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));

export const write = (event) => appendFileSync(job.events, `${JSON.stringify(event)}\n`);

export const sample = {
  at_ms: 0,
  image: 'a.png',
  group: null,
  warm_up: false,
  total_ms: 10,
  stages_ms: { decode: 1, preprocess: 1, queue: 1, inference: 6, postprocess: 1 },
  session_ms: null,
  detections: 3,
  memory_mb: null,
};
