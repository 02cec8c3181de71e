import { peerModels } from '../models/peer-models.mjs';
import { encodePicture } from '../models/pictures.mjs';
import { writePeerModel } from '../models/write-peer-model.mjs';
import { clipped, countSame } from './agreement.mjs';
import { alternate } from './alternate.mjs';
import { compareParts } from './compare-parts.mjs';
import { startSide } from './side-process.mjs';

const photo = { width: 1280, height: 720 };

/** Both sides on one model, in as many pairs of fresh processes as `rounds` says. */
export async function compareModel(variant, { root, threads, rounds, turns }) {
  const { side, burst } = peerModels[variant];
  const paths = await writePeerModel(variant, root);
  const picture = await takePicture(photo);
  const plain = await takePicture({ width: side, height: side });

  const measured = [];
  let found;
  let used;
  for (let round = 0; round < rounds; round++) {
    const sides = await startBoth(variant, { root, paths, threads });
    used = sides[0].threads;
    if (round === 0) {
      found = [await findBoth(sides, plain), await findBoth(sides, picture)];
    }
    measured.push(await alternate(sides, picture, { burst, turns }));
    for (const each of sides) await each.close();
  }
  return { threads: used, runs: rounds * turns * 2 * burst, found, parts: compareParts(measured) };
}

/** The peer computes with as many threads as the engine. */
async function startBoth(variant, { root, paths, threads }) {
  const { family, task, threshold } = peerModels[variant];
  const setup = { variant, root, paths, family, task, threshold, threads };
  const ours = await startSide('framegate', setup);
  return [ours, await startSide('transformers', { ...setup, threads: ours.threads })];
}

async function takePicture({ width, height }) {
  return { width, height, jpeg: await encodePicture(width, height), centre: [width / 2, height / 2] };
}

async function findBoth(sides, picture) {
  const found = [];
  for (const side of sides) found.push(clipped((await side.run(picture, 1)).found, picture));
  const [ours, theirs] = found;
  return { picture, ours: ours.length, theirs: theirs.length, same: countSame(ours, theirs) };
}
