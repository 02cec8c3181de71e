/** Makes the artifact of one model of a workspace, and tells what that took. */
import { peakResidentBytes } from '@framegate/memory-monitor';
import { ModelRegistry } from '@framegate/model-registry';

const [root, variant] = process.argv.slice(2);
const { artifact } = await new ModelRegistry({ root }).resolve(variant);
process.send({
  paths: artifact.files.map(({ path }) => path),
  bytes: artifact.bytes,
  buildMs: artifact.buildMs,
  peakBytes: peakResidentBytes(),
});
process.disconnect();
