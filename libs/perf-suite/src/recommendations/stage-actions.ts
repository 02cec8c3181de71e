import type { StageName } from '../report/schema/sample-schema.js';

/** What shortens a stage. */
export const stageActions: Record<StageName, string> = {
  decode: "Send images nearer to the network's input size, or as JPEG, or send decoded pixels.",
  preprocess: "Send images nearer to the network's input size.",
  queue: 'Send fewer requests at once, or open the engine with more workers where cores are free.',
  inference: 'Take a smaller variant or image size, or give the engine more threads.',
  postprocess: 'Raise the score threshold, or ask for fewer masks: post-processing costs what it finds.',
};
