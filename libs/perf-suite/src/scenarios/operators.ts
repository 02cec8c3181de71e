import type { Scenario } from './scenario.js';

/** As many as it takes for one that was disturbed to count little; the network is run a few times before them. */
const runs = 10;
const warmUps = 3;

/** What each kind of operator takes of the network, by onnxruntime's own profile. */
export const operators: Scenario = {
  name: 'operators',
  title: 'Operators',
  mlperf: null,
  process: 'timing',
  holdsThread: true,
  share: 1,
  goalsMs: ({ openMs, inferenceMs }) => [openMs + (warmUps + runs) * inferenceMs],
  async run({ recorder, profile }) {
    recorder.operators(await profile(runs));
  },
};
