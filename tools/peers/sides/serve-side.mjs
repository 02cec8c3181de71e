import { performance } from 'node:perf_hooks';

/**
 * A side in a process of its own. It opens the model that its argument describes and says with how many threads, then runs
 * the picture of each message `count` times, and answers the times of each run in ms and what the last one found.
 */
export async function serveSide(open) {
  const { threads, run } = await open(JSON.parse(process.argv[2]));
  process.on('message', async ({ picture, count }) => {
    const times = [];
    let found;
    for (let index = 0; index < count; index++) {
      const begun = performance.now();
      const answer = await run(picture);
      times.push({ total: performance.now() - begun, inference: answer.inference });
      found = answer.found;
    }
    process.send({ times, found });
  });
  process.send({ threads });
}
