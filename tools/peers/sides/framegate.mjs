import { InferenceEngine } from '@framegate/inference-engine';
import { serveSide } from './serve-side.mjs';

await serveSide(async ({ paths, family, threads, threshold }) => {
  const engine = await InferenceEngine.open({ model: paths, family, threads });
  const detect = async ({ jpeg }) => {
    const { detections, timings } = await engine.infer(jpeg, { threshold });
    return { found: detections, inference: timings.inference };
  };
  const segment = async ({ jpeg, centre: [x, y] }) => {
    const { masks, timings } = await engine.infer(jpeg, { prompt: { points: [{ x, y, label: 1 }] } });
    return { found: masks, inference: timings.inference };
  };
  return { threads: engine.info.threads, run: engine.info.task === 'segment' ? segment : detect };
});
