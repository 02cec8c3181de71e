import { repeat } from './repeat.js';
import { roundMs } from './round-ms.js';
import type { Scenario } from './scenario.js';
import { withClosing } from './with-closing.js';

/** The fewest that bound a median. */
const deciding = 6;

/** Opens fresh engines one after another. The file's pages are in the system's cache; everything else starts anew. */
export const load: Scenario = {
  name: 'load',
  title: 'Model load',
  mlperf: null,
  process: 'timing',
  share: 1,
  goalsMs: ({ openMs }, { load: { loads } }) => [openMs, withClosing * Math.min(loads, deciding) * openMs],
  whole: ({ openMs }, { load: { loads } }) => ({
    times: loads,
    what: 'loads',
    ms: withClosing * loads * openMs,
  }),
  async run(context) {
    const { budget, recorder, open, elapsed } = context;
    const { loads } = budget.load;
    await repeat(context, { times: loads, what: 'loads' }, async (index) => {
      const start = elapsed();
      const engine = await open();
      const total = elapsed() - start;
      recorder.sample({
        at_ms: roundMs(start),
        image: null,
        group: null,
        warm_up: false,
        total_ms: roundMs(total),
        stages_ms: {},
        session_ms: roundMs(engine.info.loadMs),
        detections: null,
        memory_mb: null,
      });
      await engine.close();
      recorder.progress(index + 1, loads);
    });
  },
};
