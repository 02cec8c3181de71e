import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts `sides/<side>.mjs` on a model; the answers are those of `serveSide`. */
export async function startSide(side, setup) {
  const script = fileURLToPath(new URL(`../sides/${side}.mjs`, import.meta.url));
  const child = fork(script, [JSON.stringify(setup)], { serialization: 'advanced' });
  const exit = once(child, 'exit');
  const answer = async () => {
    const ended = exit.then(([code, signal]) => {
      throw new Error(`${side} on ${setup.variant} ended with ${code ?? signal} and no answer`);
    });
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message;
  };
  const { threads } = await answer();
  return {
    threads,
    run(picture, count) {
      child.send({ picture, count });
      return answer();
    },
    async close() {
      child.disconnect();
      await exit;
    },
  };
}
