import type { Sample } from '../report/schema/sample-schema.js';
import { concurrency } from '../scenarios/concurrency.js';
import { quickLoad } from '../scenarios/load-budgets.js';
import { server } from '../scenarios/server.js';
import { describeFigures } from '../analysis/describe-figures.js';
import { loadVectors } from '../testing/load-vectors.js';
import { runVirtually } from '../testing/virtual-context.js';

type Service = (index: number, startMs: number) => number;

const firstMs = 2;
/** Before the first request of a schedule there is one inference, and a moment to get ready. */
const leadMs = firstMs + 5;
const scheduled =
  (service: Service): Service =>
  (index, startMs) =>
    index === 0 ? firstMs : service(index - 1, startMs - leadMs);

const services: Readonly<Record<keyof typeof loadVectors.services, Service>> = {
  constant: () => 12,
  bimodal: (index) => (index % 20 === 19 ? 60 : 5),
  stalling: (_, startMs) => (startMs >= 5000 && startMs < 5100 ? 1000 : 2),
};

const atRate = (rate: number, requests: number) => ({
  server: { ...quickLoad.server, rate, requests },
});
const totals = (samples: readonly Sample[]) => samples.map(({ total_ms }) => total_ms);

describe('an open loop on a service of a known distribution', () => {
  it.each(['constant', 'bimodal', 'stalling'] as const)(
    'measures the latencies that theory says: %s',
    async (name) => {
      const { samples } = await runVirtually(server, {
        serviceMs: scheduled(services[name]),
        budget: atRate(50, 3000),
      });
      const { mean, max, quantiles } = loadVectors.services[name];
      const measured = describeFigures(totals(samples))!;
      expect(measured.n).toBe(3000);
      expect(measured.mean).toBeCloseTo(mean, 2);
      expect(measured.max).toBeCloseTo(max, 2);
      for (const [q, expected] of quantiles) {
        expect(measured[`p${100 * q}` as 'p50'].value).toBeCloseTo(expected, 2);
      }
    },
  );

  it('is never late itself, whatever the service does', async () => {
    const { samples, figures } = await runVirtually(server, {
      serviceMs: scheduled(services.stalling),
      budget: atRate(50, 1000),
    });
    expect(Math.max(...samples.map(({ late_ms }) => late_ms ?? NaN))).toBe(0);
    expect(figures).toContainEqual({ generator_late_p99_ms: 0 });
  });
});

describe('a stall of the service', () => {
  it('shows in the p99 of an open loop, and hides from a closed one', async () => {
    const serviceMs = scheduled(services.stalling);
    const open = await runVirtually(server, { serviceMs, budget: atRate(50, 3000) });
    const closed = await runVirtually(concurrency, {
      serviceMs,
      budget: { concurrency: { callers: [1], requests: 6000 } },
    });
    const p99 = (samples: readonly Sample[]) => describeFigures(totals(samples))!.p99.value;
    expect(p99(open.samples)).toBeGreaterThan(400);
    expect(Math.max(...totals(closed.samples))).toBe(1000);
    expect(p99(closed.samples)).toBe(2);
  });
});

describe('deadlines and a full queue', () => {
  it('end as many requests as a simulation of the queue says', async () => {
    const { samples } = await runVirtually(server, {
      serviceMs: () => 10,
      budget: { server: { ...atRate(150, 1000).server, maxQueue: 3, deadlineMs: 25 } },
    });
    const counts: Record<string, number> = {};
    for (const { outcome = 'answered' } of samples) counts[outcome] = (counts[outcome] ?? 0) + 1;
    expect(counts).toEqual(loadVectors.ends);
    const timedOut = samples.filter(({ outcome }) => outcome === 'timed-out');
    for (const { total_ms } of timedOut) expect(total_ms).toBeCloseTo(25, 2);
  });

  it('are told apart from a request that fails, whose error ends the scenario when all is settled', async () => {
    const recorded: Sample[] = [];
    const failing = runVirtually(server, {
      serviceMs: (index) => (index === 3 ? new Error('the worker died') : 5),
      budget: atRate(50, 10),
      onSample: (sample) => recorded.push(sample),
    });
    await expect(failing).rejects.toThrow('the worker died');
    const outcomes = recorded.filter(({ warm_up }) => !warm_up).map(({ outcome = 'answered' }) => outcome);
    expect(outcomes).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome !== 'answered')).toEqual(['failed']);
  });

  it('wait for the answers that are due, and give up those that do not come', async () => {
    const { samples } = await runVirtually(server, {
      serviceMs: (index) => (index === 9 ? 1e9 : 5),
      budget: atRate(50, 10),
      timeMs: 5_000,
    });
    expect(samples.map(({ outcome = 'answered' }) => outcome)).toEqual([
      ...Array.from({ length: 8 }, () => 'answered'),
      'given-up',
      'given-up',
    ]);
  });
});
