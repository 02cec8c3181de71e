import { encodePicture } from '../models/pictures.mjs';
import { peerModels } from '../models/peer-models.mjs';
import { writePeerModel } from '../models/write-peer-model.mjs';
import { clipped, countCommon, isAlike, isSame } from './agreement.mjs';
import { alternate } from './alternate.mjs';
import { startSide } from './side-process.mjs';
import { compareParts } from './statistics.mjs';

const photo = { width: 1280, height: 720 };

/** Both sides on one model, in as many pairs of fresh processes as `rounds` says. */
export async function compareModel(variant, { root, threads, rounds, turns }) {
  const { side, burst } = peerModels[variant];
  const paths = await writePeerModel(variant, root);
  const picture = await takePicture(photo);
  const plain = await takePicture({ width: side, height: side });

  const agreements = [];
  const measured = [];
  let used;
  for (let round = 0; round < rounds; round++) {
    const sides = await startBoth(variant, { root, paths, threads });
    used = sides[0].threads;
    if (round === 0) {
      agreements.push(await agreementOf(sides, plain, isSame), await agreementOf(sides, picture, isAlike));
    }
    measured.push(await alternate(sides, picture, { burst, turns }));
    for (const each of sides) await each.close();
  }
  return { threads: used, runs: rounds * turns * 2 * burst, agreements, parts: compareParts(measured) };
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

async function agreementOf(sides, picture, matches) {
  const found = [];
  for (const side of sides) found.push(clipped((await side.run(picture, 1)).found, picture));
  const [ours, theirs] = found;
  return { picture, ours: ours.length, theirs: theirs.length, common: countCommon(ours, theirs, matches) };
}
