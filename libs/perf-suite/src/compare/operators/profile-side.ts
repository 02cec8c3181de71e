import { pathToFileURL } from 'node:url';
import { profileOperators } from '@framegate/inference-engine';
import type { OperatorTime } from '../../report/schema/operator-schema.js';
import { roundMs } from '../../scenarios/round-ms.js';
import { requireFrom } from '../side/open-engine.js';
import type { SideJob } from '../side/side-job.js';

/** What each kind of operator takes in the side's own onnxruntime, most first. */
export async function profileSide(
  { workspace, models, family }: Pick<SideJob, 'workspace' | 'models' | 'family'>,
  runs: number,
): Promise<OperatorTime[]> {
  const engine = requireFrom(workspace).resolve('@framegate/inference-engine');
  const runtime = requireFrom(workspace === null ? null : engine);
  const operators = await profileOperators({
    model: models,
    ...(family !== null && { family }),
    runs,
    ...(workspace !== null && { runtime: pathToFileURL(runtime.resolve('onnxruntime-node')).href }),
  });
  return operators.map(({ ms, ...operator }) => ({ ...operator, ms: roundMs(ms) }));
}
