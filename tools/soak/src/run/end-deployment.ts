import { sameFindings } from '../judging/same-findings.js';
import { findingsOf } from '../requests/findings.js';
import type { OpenDeployment } from './open-deployment.js';

/** Closes the engine. Returns what is wrong with it after all that it went through. */
export async function endDeployment(open: OpenDeployment): Promise<string[]> {
  const { deployment, engine, questions, killed, tolerance, unexplainedDeaths } = open;
  const { name } = deployment;
  const complaints = [...unexplainedDeaths];
  const { queued, running } = engine.stats;
  if (queued + running > 0)
    complaints.push(`${name} still has ${queued} requests waiting and ${running} running`);
  complaints.push(...(await lastAnswer()));
  const { restarts, processes } = engine.stats;
  if (restarts > killed.count) {
    complaints.push(`${name} restarted ${restarts} workers, and ${killed.count} were killed`);
  }
  await engine.close();
  complaints.push(...processes.filter(isThere).map((pid) => `${name} left process ${pid} behind`));
  return complaints;

  async function lastAnswer(): Promise<string[]> {
    const [{ source, threshold, prompt, expected }] = questions as [(typeof questions)[number]];
    try {
      const result = await engine.infer(source, {
        ...(threshold !== undefined && { threshold }),
        ...(prompt && { prompt }),
      });
      return sameFindings(findingsOf(result), expected, tolerance)
        ? []
        : [`${name} answers otherwise at the end`];
    } catch (error) {
      const isOfLastKill = killed.explain((error as Error).message);
      return isOfLastKill ? lastAnswer() : [`${name} answers no more: ${String(error)}`];
    }
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
